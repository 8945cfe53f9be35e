import { LinkButton } from '@/components/button';
import { Badge } from '@/components/notice';
import type { Texts } from '@/lib/texts';
import type { Contact } from '../queries';
import { linkFor, type Safety } from '../rules';
import { Reveal } from './reveal';

type Props = { reference: string; contacts: Contact[]; open: boolean; texts: Texts };

const tones = { safe: 'calm', unsafe: 'alarm', unknown: 'warn' } as const;
const marks = { safe: '✓', unsafe: '✕', unknown: '?' };

/** The ways to reach a person, each with when and by whom it may be used, and what must never be said. */
export function ContactList({ reference, contacts, open, texts }: Props) {
  const { t } = texts;
  if (contacts.length === 0) return <p className="text-quiet">{t('contacts.nothingYet')}</p>;
  return (
    <ul className="grid gap-4">
      {contacts.map((contact) => (
        <li key={contact.id} className="grid gap-1 border-b border-line pb-4 last:border-0 last:pb-0">
          <div className="flex flex-wrap items-center gap-2">
            <span className="font-semibold">{t(`contacts.kinds.${contact.kind}`)}</span>
            <SafetyBadge safety={contact.safety} texts={texts} />
          </div>
          <Value contact={contact} />
          {contact.barred && <p className="text-sm font-semibold">{t(`contacts.barred.${contact.barred}`)}</p>}
          {contact.terms && <p className="max-w-prose whitespace-pre-line">{contact.terms}</p>}
          <p className="text-sm text-quiet">
            {t('contacts.by', { name: contact.by, at: texts.moment(contact.changedAt) })}
          </p>
          {open && <Acts reference={reference} contact={contact} texts={texts} />}
        </li>
      ))}
    </ul>
  );
}

function SafetyBadge({ safety, texts: { t } }: { safety: Safety; texts: Texts }) {
  return (
    <Badge tone={tones[safety]}>
      <span aria-hidden="true">{marks[safety]} </span>
      {t(`contacts.safeties.${safety}`)}
    </Badge>
  );
}

/** A number that may be used leads to the telephone; any other is a few digits that nobody can select. */
function Value({ contact: { kind, value, masked } }: { contact: Contact }) {
  if (value === null)
    return (
      <p className="text-lg select-none" translate="no">
        {masked}
      </p>
    );
  const link = linkFor(kind, value);
  return (
    <p className="text-lg" translate="no">
      {link ? (
        <a href={link} rel="noreferrer" className="inline-block py-2 font-semibold text-accent underline sm:py-0">
          {value}
        </a>
      ) : (
        value
      )}
    </p>
  );
}

function Acts({ reference, contact, texts: { t } }: { reference: string; contact: Contact; texts: Texts }) {
  const words = { show: t('contacts.show'), shown: t('contacts.shown') };
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      <LinkButton
        look="quiet"
        href={`/cases/${reference}/contacts/${contact.id}`}
        prefetch={false}
        className="-ml-2"
        aria-label={t('contacts.changeOne', { kind: t(`contacts.kinds.${contact.kind}`) })}
      >
        {t('contacts.change')}
      </LinkButton>
      {contact.value === null && <Reveal reference={reference} contact={contact.id} words={words} />}
    </div>
  );
}
