import type { JobFailureResolvers } from '../../../generated/types.ts';

export const JobFailure: JobFailureResolvers = {};
