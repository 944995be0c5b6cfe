import { askConsole } from '#lib/aws/ask-console.ts';

/** A request's body is held in memory on its way, so a file goes in pieces. */
const pieceBytes = 4 * 1_048_576;

/** Gives a file to the console, which keeps it for as long as kept-imports.ts says. */
export async function uploadFile(
  fileId: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<void> {
  for (let offset = 0; offset < file.size; offset += pieceBytes) {
    const body = file.slice(offset, offset + pieceBytes);
    const params = { offset: String(offset), name: file.name };
    await askConsole<number>(`/api/imports/${fileId}`, { method: 'PUT', body, params });
    onProgress(Math.min(1, (offset + pieceBytes) / file.size));
  }
}
