import { execFileSync } from 'node:child_process';

/** What a script of this folder prints, read as JSON: of people, the words by which each could be known. */
export function toldBy(script: string, args: string[] = [], env: NodeJS.Dict<string> = {}): string[][] {
  const tell = () => execFileSync('tsx', [`e2e/support/${script}.ts`, ...args], { env: { ...process.env, ...env } });
  try {
    return JSON.parse(tell().toString());
  } catch {
    // Another story replaces the master key of the demonstration: read in that second, its people are told again.
    return JSON.parse(tell().toString());
  }
}

/** Where one of the words stands in clear: as it is, in capitals or small letters, or its digits alone. */
export function foundIn(content: Buffer, people: string[][]): string[] {
  return people.flatMap((words, n) =>
    words.flatMap((word, kind) => {
      const digits = word.replace(/\D/g, '');
      const whole = [word, word.toUpperCase(), word.toLowerCase()].some(
        (form) => form.length > 6 && content.includes(form),
      );
      return whole || (digits.length > 6 && holdsNumber(content, digits)) ? [`person ${n}, kind ${kind}`] : [];
    }),
  );
}

/** Whether a number stands there by itself: seven digits are also met within a random id, between others of its kind. */
function holdsNumber(content: Buffer, digits: string): boolean {
  for (let at = content.indexOf(digits); at >= 0; at = content.indexOf(digits, at + 1)) {
    const around = content.toString('latin1', Math.max(0, at - 1), at + digits.length + 1).replace(digits, '');
    if (!/[\da-f]/.test(around)) return true;
  }
  return false;
}
