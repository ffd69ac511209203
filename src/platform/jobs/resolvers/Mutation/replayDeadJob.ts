import type { MutationResolvers } from '../../../../generated/types.ts';
import { decodeId } from '../../../graphql/ids.ts';

export const replayDeadJob: NonNullable<MutationResolvers['replayDeadJob']> = async (_parent, { id }, { app }) => ({
  deadJob: await app.deadLetters.replay(decodeId('DeadJob', id)),
});
