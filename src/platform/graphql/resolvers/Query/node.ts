import type { QueryResolvers, ResolversTypes } from '../../../../generated/types.ts';
import { badInput } from '../../../errors.ts';
import { decodeAnyId } from '../../ids.ts';

export const node: NonNullable<QueryResolvers['node']> = async (_parent, { id }, { findNode }) => {
  const decoded = decodeAnyId(id);
  if (!decoded) throw badInput('id', 'id is not an id of this server.');
  return (await findNode(decoded.type, decoded.uuids)) as Awaited<ResolversTypes['Node']> | null;
};
