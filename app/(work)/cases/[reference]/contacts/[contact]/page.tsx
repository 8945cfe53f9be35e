import { LinkButton } from '@/components/button';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { IdentityBar } from '@/features/cases/components/identity-bar';
import { orNotFound } from '@/features/cases/not-found';
import { ChangeContact, RemoveContact } from '@/features/contacts/components/contact-form';
import { contactToChange } from '@/features/contacts/queries';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ reference: string; contact: string }> };

export default async function ContactPage({ params }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const asked = await params;
  const { file, contact } = await orNotFound(contactToChange(actor, asked.reference, asked.contact));
  const { reference } = file.case;
  return (
    <Page
      title={t('contacts.changeTitle')}
      lead={`${reference} · ${t(`contacts.kinds.${contact.kind}`)}`}
      actions={
        <LinkButton look="quiet" href={`/cases/${reference}/contacts`} prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
      narrow
    >
      {file.identityOpen ? (
        <div className="grid gap-4">
          <Card>
            <ChangeContact reference={reference} contact={contact} texts={texts} />
          </Card>
          <Card title={t('contacts.removeTitle')}>
            <p className="mb-3 max-w-prose text-quiet">{t('contacts.removeBody')}</p>
            <RemoveContact reference={reference} contact={contact} texts={texts} />
          </Card>
        </div>
      ) : (
        <IdentityBar file={file} back="contacts" texts={texts} />
      )}
    </Page>
  );
}
