import { createInterface, type Interface } from 'node:readline';

/**
 * Asks for something nobody may see over a shoulder: it is not shown while it is typed, and comes from nowhere but the
 * keyboard, or line by line from standard input where there is none. Null when nothing more comes.
 */
export async function askSecret(question: string): Promise<string | null> {
  return process.stdin.isTTY ? typed(question) : nextLine();
}

const held: { reader?: Interface; lines?: AsyncIterator<string> } = {};

/** Nothing more will be asked: a program that keeps our input open does not keep us waiting. */
export function stopAsking(): void {
  if (!held.reader) return;
  held.reader.close();
  process.stdin.destroy();
}

async function nextLine(): Promise<string | null> {
  held.reader ??= createInterface({ input: process.stdin });
  held.lines ??= held.reader[Symbol.asyncIterator]();
  const { value, done } = await held.lines.next();
  return done ? null : value;
}

function typed(question: string): Promise<string | null> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  return new Promise((answer) => {
    let text: string[] = [];
    const end = (value: string | null) => {
      stdin.off('data', take);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      answer(value);
    };
    const take = (chunk: string) => {
      for (const sign of chunk) {
        if (sign === '\r' || sign === '\n') return end(text.join(''));
        if (sign === '\u0003' || sign === '\u0004') return end(null);
        if (sign === '\u007f' || sign === '\b') text = text.slice(0, -1);
        else if (sign >= ' ') text.push(sign);
      }
    };
    stdin.on('data', take);
  });
}
