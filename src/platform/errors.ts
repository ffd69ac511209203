/** The stable codes of refusals and the HTTP status that each stands for; the contract lists them for clients. */
export const STATUS_OF = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  VERSION_CONFLICT: 409,
  RATE_LIMITED: 429,
  IDEMPOTENCY_KEY_MISSING: 400,
  IDEMPOTENCY_KEY_INVALID: 400,
  IDEMPOTENCY_KEY_REUSED: 409,
  IDEMPOTENCY_KEY_IN_USE: 409,
  QUERY_TOO_COMPLEX: 400,
  OPERATION_NOT_ALLOWED: 403,
  UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
} as const;

export type ErrorCode = keyof typeof STATUS_OF;

export interface PublicDetails {
  message: string;
  /** Which input is at fault, for BAD_USER_INPUT. */
  field?: string;
  /** When trying again can succeed, in milliseconds from now. */
  retryAfterMs?: number;
}

/** A refusal: what the client may know, and what only the log may. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly publicDetails: PublicDetails,
    readonly privateDetails?: unknown,
  ) {
    super(publicDetails.message);
  }
}

/** Lets an allowed action (null) pass. @throws the refusal that a policy gave. */
export function authorize(refusal: AppError | null): void {
  if (refusal) throw refusal;
}

export const badInput = (field: string, message: string) => new AppError('BAD_USER_INPUT', { message, field });
export const notFound = (what: string) => new AppError('NOT_FOUND', { message: `There is no such ${what}.` });
export const forbidden = (message: string) => new AppError('FORBIDDEN', { message });
export const unauthenticated = (message: string) => new AppError('UNAUTHENTICATED', { message });
