import { CheckboxGroup, RadioGroup } from '@/components/choice';
import { SelectField, TextArea, TextField } from '@/components/field';
import { StateTable } from '@/components/state-table';
import { TypeAheadField } from '@/components/type-ahead';
import type { Texts } from '@/lib/texts';
import { type Choice, choices, codes, label } from '@/lib/vocabulary';
import { type FieldName, fieldOf } from '../fields';
import { first, isTyped, type Raw, stateName } from '../input';

type Asked = { name: FieldName; raw: Raw; texts: Texts; error?: string; autoFocus?: boolean };

/** One question in the manner that suits it, filled with what was typed before. */
export function Question({ name, raw, texts, error, autoFocus }: Asked) {
  const { t, locale } = texts;
  const field = fieldOf(name);
  const words = { name, label: t(`cases.fields.${name}`), hint: hintFor(texts, name), error };
  const value = first(raw, name);
  if (field.kind === 'many') return <Several words={words} name={name} raw={raw} texts={texts} />;
  if (field.kind === 'states') return <States words={words} name={name} raw={raw} texts={texts} />;
  if (field.kind === 'one' && field.yesNo)
    return <RadioGroup {...rename(words)} choices={yesNo(texts)} columns="line" defaultValue={value || 'not_asked'} />;
  if (field.kind === 'one' && field.list && isTyped(field)) {
    const all = choices(field.list, locale);
    const options = field.list === 'country' ? usualFirst(all) : all;
    return (
      <TypeAheadField
        {...words}
        width="medium"
        choices={field.required ? options : [...options, ...absencesOf(texts)]}
        defaultValue={value}
        autoFocus={autoFocus}
        required={field.required}
      />
    );
  }
  if (field.kind === 'one' && field.list)
    return (
      <SelectField
        {...words}
        width="medium"
        emptyLabel={t('vocabulary.notAsked')}
        choices={[...choices(field.list, locale), ...absencesOf(texts).filter(isMissingIn(field.list))]}
        defaultValue={value}
      />
    );
  if (field.kind === 'long') return <TextArea {...words} defaultValue={value} autoComplete="off" />;
  if (field.kind === 'day')
    return <TextField {...words} type="date" width="short" defaultValue={value} aria-required={field.required} />;
  const short = field.kind === 'month' || field.kind === 'birth';
  return (
    <TextField
      {...words}
      width={short ? 'short' : 'medium'}
      defaultValue={value}
      autoComplete="off"
      spellCheck={false}
    />
  );
}

type Words = { name: string; label: string; hint?: string; error?: string };

const rename = ({ label: legend, ...rest }: Words) => ({ ...rest, legend });

function Several({ words, name, raw, texts }: { words: Words } & Asked) {
  const { list } = fieldOf(name);
  const options = [...choices(list ?? 'country', texts.locale), ...absencesOf(texts)];
  return <CheckboxGroup {...rename(words)} choices={options} columns={3} defaultValues={raw[name] ?? []} />;
}

function States({ words, name, raw, texts }: { words: Words } & Asked) {
  const { list } = fieldOf(name);
  const states = codes.indicator_state.map((code) => ({ code, label: texts.t(`cases.states.${code}`) }));
  return (
    <StateTable
      {...rename(words)}
      rows={choices(list ?? 'country', texts.locale)}
      states={states}
      chosen={(code) => first(raw, stateName(name, code)) || 'not_asked'}
    />
  );
}

function yesNo({ t }: Texts): Choice[] {
  return (['present', 'absent', 'unknown', 'declined', 'not_asked'] as const).map((code) => ({
    code,
    label: t(`cases.yesNo.${code}`),
  }));
}

/** The reasons for having no answer that a caller can give; empty means not asked. */
function absencesOf({ locale }: Texts): Choice[] {
  return (['unknown', 'declined'] as const).map((code) => ({ code, label: label('value_absence', code, locale) }));
}

const isMissingIn =
  (list: NonNullable<ReturnType<typeof fieldOf>['list']>) =>
  ({ code }: Choice) =>
    list === 'country' || list === 'province' || !(codes[list] as readonly string[]).includes(code);

/** The destinations of nearly all cases come before the alphabet. */
const usual = ['KH', 'MM', 'PH', 'LA', 'TH', 'VN', 'MY', 'AE', 'ID'];

function usualFirst(all: readonly Choice[]): Choice[] {
  const known = usual.flatMap((code) => all.find((choice) => choice.code === code) ?? []);
  return [...known, ...all.filter(({ code }) => !usual.includes(code))];
}

const hinted = [
  'handledOn',
  'birth',
  'nik',
  'passport',
  'phone',
  'place',
  'recruitedOn',
  'startedOn',
  'endedOn',
  'recruitmentChannels',
  'platforms',
  'exploitationTypes',
  'scamTypes',
  'means',
  'retrafficking',
  'earlierReference',
] as const;

function hintFor({ t }: Texts, name: FieldName): string | undefined {
  const known = hinted.find((each) => each === name);
  return known && t(`cases.hints.${known}`);
}
