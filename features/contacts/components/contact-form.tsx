import { DescribedForm, type FieldShape } from '@/components/described-form';
import type { Texts } from '@/lib/texts';
import { addContactForm, changeContactForm, judgePhone, removeContactForm } from '../actions';
import type { Contact } from '../queries';
import { contactKinds, safeties } from '../rules';

/** Adds a way to reach a person. */
export function NewContact({ reference, texts }: { reference: string; texts: Texts }) {
  const { t } = texts;
  return (
    <DescribedForm
      id="contact"
      action={addContactForm}
      hidden={{ reference }}
      words={{ summary: t('app.errors.summary'), submit: t('contacts.submit') }}
      fields={fieldsFor(texts)}
    />
  );
}

/** Changes one. What it is stays unsaid: empty leaves it. */
export function ChangeContact({ reference, contact, texts }: { reference: string; contact: Contact; texts: Texts }) {
  const { t } = texts;
  return (
    <DescribedForm
      id="contact"
      action={changeContactForm}
      hidden={{ reference, contact: contact.id, version: String(contact.version) }}
      words={{ summary: t('app.errors.summary'), submit: t('app.save') }}
      fields={fieldsFor(texts, contact)}
    />
  );
}

export function RemoveContact({ reference, contact, texts }: { reference: string; contact: Contact; texts: Texts }) {
  const { t } = texts;
  return (
    <DescribedForm
      id="remove"
      action={removeContactForm}
      hidden={{ reference, contact: contact.id, version: String(contact.version) }}
      words={{ summary: t('app.errors.summary'), submit: t('contacts.remove') }}
      look="plain"
      fields={[]}
    />
  );
}

/** Takes over the number that the identity holds, so that somebody judges it. */
export function JudgePhone({ reference, texts }: { reference: string; texts: Texts }) {
  const { t } = texts;
  return (
    <DescribedForm
      id="judge"
      action={judgePhone}
      hidden={{ reference }}
      words={{ summary: t('app.errors.summary'), submit: t('contacts.judge') }}
      look="plain"
      fields={[]}
    />
  );
}

function fieldsFor({ t }: Texts, contact?: Contact): FieldShape[] {
  return [
    {
      kind: 'select',
      name: 'kind',
      label: t('contacts.kind'),
      width: 'medium',
      choices: contactKinds.map((code) => ({ code, label: t(`contacts.kinds.${code}`) })),
      value: contact?.kind ?? 'phone',
    },
    {
      kind: 'text',
      name: 'value',
      label: t('contacts.value'),
      hint: contact ? t('contacts.valueKept', { masked: contact.masked }) : t('contacts.valueHint'),
    },
    {
      kind: 'radio',
      name: 'safety',
      label: t('contacts.safety'),
      choices: safeties.map((code) => ({ code, label: t(`contacts.safeties.${code}`) })),
      columns: 'line',
      value: contact?.safety ?? 'unknown',
    },
    {
      kind: 'long',
      name: 'terms',
      label: t('contacts.terms'),
      hint: t('contacts.termsHint'),
      value: contact?.terms ?? '',
    },
  ];
}
