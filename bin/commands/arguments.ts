import { parseArgs } from 'node:util';
import type { Refused } from '@/lib/errors';

/** Which options a command knows: those with a value, and those that stand alone. */
export type Known = { values: readonly string[]; flags?: readonly string[]; positionals: number };

export type Given = { values: Record<string, string>; flags: Set<string>; positionals: string[] };

export type BadArguments = Refused<'unknownOption' | 'missingValue' | 'givenTwice' | 'unexpected'> & { name: string };

/** Reads what was typed after a command. Nothing is guessed: what is unknown, empty or doubled is refused. */
export function readArguments(args: string[], known: Known): Given | BadArguments {
  const given: Given = { values: {}, flags: new Set(), positionals: [] };
  const { tokens } = parseArgs({ args, strict: false, tokens: true, options: optionsOf(known) });
  for (const token of tokens) {
    if (token.kind === 'positional') given.positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (known.flags?.includes(name) && value === undefined) given.flags.add(name);
    else if (!known.values.includes(name)) return { refused: 'unknownOption', name: rawName };
    else if (!value?.trim() || (value.startsWith('--') && !token.inlineValue))
      return { refused: 'missingValue', name: rawName };
    else if (name in given.values) return { refused: 'givenTwice', name: rawName };
    else given.values[name] = value;
  }
  const extra = given.positionals[known.positionals];
  return extra === undefined ? given : { refused: 'unexpected', name: extra };
}

function optionsOf({ values, flags = [] }: Known) {
  const named = <Kind extends 'string' | 'boolean'>(names: readonly string[], type: Kind) =>
    names.map((name) => [name, { type }] as const);
  return Object.fromEntries([...named(values, 'string'), ...named(flags, 'boolean')]);
}
