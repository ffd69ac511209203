import { badInput } from '../errors.ts';

const TAG = {
  User: 1,
  Post: 2,
  Comment: 3,
  WebhookEndpoint: 4,
  WebhookDelivery: 5,
  Notification: 6,
  WebhookReplay: 7,
  WebhookLogEntry: 8,
  DeadJob: 9,
  Charge: 10,
  Refund: 11,
  ModerationLogEntry: 12,
  Flag: 13,
} as const;
export type NodeType = keyof typeof TAG;

const TYPE_OF = new Map(Object.entries(TAG).map(([type, tag]) => [tag as number, type as NodeType]));
/** How many UUIDs an id holds: a comment's carries its post, so that one partition answers. */
const partsOf = (type: NodeType) => (type === 'Comment' ? 2 : 1);

const uuidOf = (hex: string) =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

/** Where the two digits of each byte of a UUID are. */
const DIGITS = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const VALUE_OF = new Uint8Array(128);
for (const digit of '0123456789abcdef') VALUE_OF[digit.charCodeAt(0)] = Number.parseInt(digit, 16);
const valueAt = (uuid: string, at: number) => VALUE_OF[uuid.charCodeAt(at)] ?? 0;

/** Written anew for each id; an answer has hundreds, and a buffer for each costs more than all else here. */
const bytes = Buffer.alloc(1 + 2 * DIGITS.length);

/** The public id: base64url of one byte for the type and 16 for each UUID. */
export function encodeId(type: NodeType, ...uuids: string[]): string {
  bytes[0] = TAG[type];
  let end = 1;
  for (const uuid of uuids)
    for (const at of DIGITS) {
      bytes[end] = 16 * valueAt(uuid, at) + valueAt(uuid, at + 1);
      end += 1;
    }
  return bytes.toString('base64url', 0, end);
}

export interface DecodedId {
  type: NodeType;
  uuids: string[];
}

/** Null for anything that `encodeId` did not make. */
export function decodeAnyId(id: string): DecodedId | null {
  if (id.length > 64) return null;
  const bytes = Buffer.from(id, 'base64url');
  const type = TYPE_OF.get(bytes[0] ?? 0);
  if (!type || bytes.length !== 1 + 16 * partsOf(type) || bytes.toString('base64url') !== id) return null;
  const hex = bytes.toString('hex', 1);
  return {
    type,
    uuids: Array.from({ length: partsOf(type) }, (_, part) => uuidOf(hex.slice(part * 32, part * 32 + 32))),
  };
}

function decode(type: NodeType, id: string, field: string): string[] {
  const decoded = decodeAnyId(id);
  const words = type.replaceAll(/(?!^)[A-Z]/g, ' $&').toLowerCase();
  if (decoded?.type !== type) throw badInput(field, `${field} is not the id of a ${words}.`);
  return decoded.uuids;
}

/** The UUID behind a public id. @throws BAD_USER_INPUT with the field for anything else. */
export const decodeId = (type: Exclude<NodeType, 'Comment'>, id: string, field = 'id'): string =>
  decode(type, id, field)[0] ?? '';

export interface CommentKey {
  postId: string;
  id: string;
}

export const encodeCommentId = ({ postId, id }: CommentKey): string => encodeId('Comment', postId, id);

/** The key behind a comment's public id. @throws BAD_USER_INPUT with the field for anything else. */
export function decodeCommentId(id: string, field = 'id'): CommentKey {
  const [postId = '', commentId = ''] = decode('Comment', id, field);
  return { postId, id: commentId };
}
