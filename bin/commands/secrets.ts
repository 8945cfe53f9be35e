import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** Asks for what must not be seen on the screen; piped in, each is a line. */
export async function readSecrets(prompts: string[]): Promise<string[]> {
  return process.stdin.isTTY ? askUnseen(prompts) : fromLines(await text(process.stdin), prompts.length);
}

async function askUnseen(prompts: string[]): Promise<string[]> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const answers: string[] = [];
  try {
    for (const prompt of prompts) {
      process.stderr.write(`${prompt}: `);
      answers.push(await lines.question(''));
      process.stderr.write('\n');
    }
  } finally {
    lines.close();
  }
  return answers;
}

/** One line does for all: a program that types it does not mistype it. */
export function fromLines(piped: string, count: number): string[] {
  const [first = '', ...rest] = piped.split(/\r?\n/);
  return Array.from({ length: count }, (_, n) => (n === 0 ? first : rest[n - 1] || first));
}
