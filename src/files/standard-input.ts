/**
 * Reads stdin as bytes, because the encoding is not known yet.
 * @param most stops reading once there are more bytes than this: they are too many to scan
 */
export async function readStdin(most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > most) break;
  }
  return Buffer.concat(chunks);
}
