import { z } from 'zod';
import { ModerationVerb } from '../generated/prisma/enums.ts';
import { defineEvent } from '../platform/jobs/index.ts';

/** A person may only read; `until` is null where nobody said when it ends. */
export const userSuspended = defineEvent(
  'user.suspended',
  z.object({ id: z.string(), until: z.iso.datetime().nullable() }),
);

/** A decision that these people are told of; for this server alone. */
export const decided = defineEvent(
  'moderation.decided',
  z.object({ verb: z.enum(ModerationVerb), subject: z.string(), userIds: z.array(z.string()) }),
);
