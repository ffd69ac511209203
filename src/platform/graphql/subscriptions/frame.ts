/**
 * A whole text frame of these parts, as a server sends it: not masked. What many get the same is encoded once for all of
 * them, which a WebSocket library cannot know. Source: RFC 6455, 5.2.
 */
export function textFrame(parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const [head, code] = length < 126 ? [2, length] : length < 65_536 ? [4, 126] : [10, 127];
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = 0x81;
  frame[1] = code;
  if (head === 4) frame.writeUInt16BE(length, 2);
  else if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  let at = head;
  for (const part of parts) at += part.copy(frame, at);
  return frame;
}

/** The bytes of a text; those of the last one are kept, since one after the other is sent the same. */
export function createEncoder(): (text: string) => Buffer {
  let [last, bytes] = ['', Buffer.alloc(0)];
  return (text) => {
    if (text !== last) [last, bytes] = [text, Buffer.from(text)];
    return bytes;
  };
}
