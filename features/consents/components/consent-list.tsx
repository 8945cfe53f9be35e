import { Badge } from '@/components/notice';
import { Table } from '@/components/table';
import type { Texts } from '@/lib/texts';
import { codes, label } from '@/lib/vocabulary';
import type { Consent } from '../queries';
import { forbids, permits, type Scope } from '../rules';
import { languageName } from './language-name';

/** Of every scope what is in force, also where nobody has asked yet. */
export function ConsentTable({ standing, texts }: { standing: Partial<Record<Scope, Consent>>; texts: Texts }) {
  const { t, locale } = texts;
  return (
    <Table
      caption={t('consents.inForce')}
      columns={[
        { key: 'scope', title: t('consents.scope') },
        { key: 'state', title: t('consents.stateInForce') },
        { key: 'how', title: t('consents.how'), roomy: true },
      ]}
      rows={codes.consent_scope.map((scope) => {
        const entry = standing[scope];
        return {
          key: scope,
          cells: [
            label('consent_scope', scope, locale),
            <span key="state">
              <State entry={entry} texts={texts} />
              {entry && <span className="block text-sm text-quiet sm:hidden">{howOf(entry, texts)}</span>}
            </span>,
            entry ? howOf(entry, texts) : '',
          ],
        };
      })}
    />
  );
}

function State({ entry, texts: { locale } }: { entry: Consent | undefined; texts: Texts }) {
  const state = entry?.state ?? 'not_asked';
  const tone = permits(state) ? 'calm' : forbids(state) ? 'alarm' : 'plain';
  const mark = permits(state) ? '✓ ' : forbids(state) ? '✕ ' : '';
  return (
    <Badge tone={tone}>
      <span aria-hidden="true">{mark}</span>
      {label('consent_state', state, locale)}
    </Badge>
  );
}

/** The day, the language it was explained in, and what proves it. */
function howOf(entry: Consent, texts: Texts): string {
  const { t, locale } = texts;
  const parts = [
    texts.shortDay(entry.on),
    entry.language && languageName(entry.language, locale),
    entry.proof && t(`consents.proofs.${entry.proof}`),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** Everything ever said, newest first. Nothing of it is changed or taken away. */
export function ConsentHistory({ history, texts }: { history: Consent[]; texts: Texts }) {
  const { t, locale } = texts;
  if (history.length === 0) return <p className="text-quiet">{t('consents.nothingYet')}</p>;
  return (
    <ol className="grid gap-3 border-l-2 border-line pl-4">
      {history.map((entry) => (
        <li key={entry.id}>
          <p className="font-semibold">
            {label('consent_scope', entry.scope, locale)}: {label('consent_state', entry.state, locale)}
          </p>
          <p className="text-sm text-quiet">
            {howOf(entry, texts)} · {t('consents.by', { name: entry.by, at: texts.moment(entry.recordedAt) })}
          </p>
          {entry.purpose && <p className="whitespace-pre-line">{entry.purpose}</p>}
        </li>
      ))}
    </ol>
  );
}
