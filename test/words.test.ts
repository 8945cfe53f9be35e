import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import labels from '@/lib/vocabulary/labels.json';
import en from '@/messages/en.json';
import failures from '@/messages/failures.json';
import id from '@/messages/id.json';

/** Names, and the few words that are the same in both languages. */
const sameInBoth = ['Pulang', 'Administrator', 'Indonesia', 'English', 'Status'];
/** Lists whose labels are names: of platforms, provinces, systems. */
const listsOfNames = ['online_platform', 'province'];
const labelsSameInBoth = ['intake_channel.peduli_wni', 'event_type.transit'];

const indonesian = textsOf({ ...id, failures: failures.id });
const english = textsOf({ ...en, failures: failures.en });

describe('The words', () => {
  test('are there in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...indonesian.keys()].sort());
  });

  test('take the same values in both languages', () => {
    const different = [...indonesian].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join(),
    );
    expect(different.map(([key]) => key)).toEqual([]);
  });

  test('are never left in English', () => {
    const left = [...indonesian].filter(([key, text]) => text === english.get(key) && hasWords(text));
    expect(left).toEqual([]);
  });

  test('of the vocabulary are never left in English', () => {
    const left = Object.entries(labels)
      .filter(([list]) => !listsOfNames.includes(list))
      .flatMap(([list, all]) => Object.entries(all).map(([code, label]) => ({ key: `${list}.${code}`, ...label })))
      .filter((label) => label.id === label.en && !labelsSameInBoth.includes(label.key));
    expect(left).toEqual([]);
  });
});

function textsOf(messages: object, before = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string' ? [[before + key, value] as const] : [...textsOf(value, `${before}${key}.`)],
    ),
  );
}

function placeholders(text: string): string[] {
  const names = (elements: MessageFormatElement[]): string[] =>
    elements.flatMap((element) => {
      if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
      if (element.type === TYPE.tag) return [element.value, ...names(element.children)];
      if (element.type === TYPE.plural || element.type === TYPE.select)
        return [element.value, ...Object.values(element.options).flatMap((option) => names(option.value))];
      return [element.value];
    });
  return [...new Set(names(parse(text)))].sort();
}

/** Whether anything is left to translate once the values, and the words that are the same, are taken out. */
function hasWords(text: string): boolean {
  const words = text.replace(/\{[^{}]*\}/g, '').match(/[\p{L}-]{2,}/gu) ?? [];
  return words.some((word) => !sameInBoth.includes(word));
}
