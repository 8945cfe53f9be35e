import { DescribedForm, type FieldShape } from '@/components/described-form';
import type { MessageKey, Texts } from '@/lib/texts';
import { choices, label } from '@/lib/vocabulary';
import { addPublished } from '../actions';
import { countable, regions, units } from '../input';
import { comparators } from '../reference';

/** The form by which somebody adds a figure that others printed. */
export function NewFigureForm({ texts }: { texts: Texts }) {
  const { t } = texts;
  return (
    <DescribedForm
      id="figure"
      action={addPublished}
      words={{ summary: t('app.errors.summary'), submit: t('published.new.save') }}
      fields={[...said(texts), ...about(texts), ...source(texts)]}
    />
  );
}

function said(texts: Texts): FieldShape[] {
  const { t } = texts;
  const worded = comparators.map((code) => ({ code, label: t(`published.new.comparators.${code}`) }));
  const counted = units.map((code) => ({ code, label: t(`published.new.units.${code}`) }));
  return [
    { kind: 'text', ...wordsOf('population', texts), hint: t('published.new.hints.population') },
    { kind: 'select', ...wordsOf('comparator', texts), choices: worded, value: 'eq', width: 'medium' },
    { kind: 'text', ...wordsOf('value', texts), hint: t('published.new.hints.value'), width: 'short' },
    { kind: 'select', ...wordsOf('unit', texts), choices: counted, value: 'cases', width: 'medium' },
    {
      kind: 'select',
      ...wordsOf('place', texts),
      choices: places(texts),
      empty: t('published.new.choose'),
      width: 'medium',
    },
    { kind: 'day', ...wordsOf('from', texts), hint: t('published.new.hints.from'), width: 'short' },
    { kind: 'day', ...wordsOf('to', texts), width: 'short' },
    { kind: 'day', ...wordsOf('asOf', texts), hint: t('published.new.hints.asOf'), width: 'short' },
  ];
}

function about(texts: Texts): FieldShape[] {
  const { t } = texts;
  const metrics = countable.map((code) => ({
    code,
    label: code === 'none' ? t('published.new.none') : t(`figures.metrics.${code}.name`),
  }));
  return [
    {
      kind: 'select',
      ...wordsOf('metric', texts),
      hint: t('published.new.hints.metric'),
      choices: metrics,
      empty: t('published.new.choose'),
      width: 'medium',
    },
  ];
}

function source(texts: Texts): FieldShape[] {
  const { t } = texts;
  return [
    { kind: 'long', ...wordsOf('quote', texts), hint: t('published.new.hints.quote') },
    { kind: 'text', ...wordsOf('authority', texts), hint: t('published.new.hints.authority') },
    { kind: 'text', ...wordsOf('source', texts), hint: t('published.new.hints.source') },
    { kind: 'day', ...wordsOf('sourceDate', texts), width: 'short' },
    { kind: 'text', ...wordsOf('sumsInto', texts), hint: t('published.new.hints.sumsInto'), width: 'short' },
    { kind: 'text', ...wordsOf('conflictsWith', texts), hint: t('published.new.hints.conflictsWith'), width: 'short' },
    { kind: 'long', ...wordsOf('note', texts) },
  ];
}

type Named = MessageKey extends infer Key ? (Key extends `published.new.fields.${infer Name}` ? Name : never) : never;

const wordsOf = (name: Named, { t }: Texts) => ({ name, label: t(`published.new.fields.${name}`) });

function places({ t, locale }: Texts) {
  const named = regions.map((code) => ({
    code,
    label: code === 'world' ? t('published.world') : label('reporting_region', code, locale),
  }));
  return [...named, ...choices('country', locale)];
}
