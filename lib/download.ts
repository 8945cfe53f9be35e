/** Nobody on the way keeps what leaves, and no browser guesses what it is. */
const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

export type Download = { name: string; type: string; content: Uint8Array };

/** Answers with a file to keep; `shown`: one that a program reads where it is. */
export function fileAnswer({ name, type, content }: Download, shown = false): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      ...always,
      'content-type': type,
      'content-length': String(content.length),
      ...(!shown && { 'content-disposition': `attachment; filename="${name}"` }),
    },
  });
}

/** The same for a file whose length is not known yet. */
export function streamAnswer({ name, type }: Omit<Download, 'content'>, content: ReadableStream): Response {
  const headers = { ...always, 'content-type': type, 'content-disposition': `attachment; filename="${name}"` };
  return new Response(content, { headers });
}

/** Answers with a plain sentence saying why there is no file. */
export function sentenceAnswer(status: number, text: string): Response {
  return new Response(`${text}\n`, { status, headers: { ...always, 'content-type': 'text/plain; charset=utf-8' } });
}
