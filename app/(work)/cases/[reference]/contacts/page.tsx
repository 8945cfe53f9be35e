import { LinkButton } from '@/components/button';
import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { requireActor } from '@/features/accounts/session';
import { IdentityBar } from '@/features/cases/components/identity-bar';
import { orNotFound } from '@/features/cases/not-found';
import { JudgePhone, NewContact } from '@/features/contacts/components/contact-form';
import { ContactList } from '@/features/contacts/components/contact-list';
import { contactsOf } from '@/features/contacts/queries';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ reference: string }> };

export default async function ContactsPage({ params }: Props) {
  const actor = await requireActor();
  const texts = await reader();
  const { t } = texts;
  const all = await orNotFound(contactsOf(actor, (await params).reference));
  const { file, contacts, unjudged, keepingRefused, keepingAsked } = all;
  const { reference } = file.case;
  const open = file.identityOpen;
  return (
    <Page
      title={t('contacts.title', { reference })}
      lead={t('contacts.lead')}
      actions={
        <LinkButton look="quiet" href={`/cases/${reference}`} prefetch={false}>
          {t('app.back')}
        </LinkButton>
      }
    >
      <div className="grid gap-4">
        <IdentityBar file={file} back="contacts" texts={texts} />
        {keepingRefused && <Notice tone="alarm">{t('contacts.refused.keeping-refused')}</Notice>}
        {open && !keepingAsked && <Notice>{t('contacts.keepingNotAsked')}</Notice>}
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
          <div className="grid min-w-0 gap-4">
            <Card title={t('contacts.ways')}>
              <ContactList reference={reference} contacts={contacts} open={open && file.mayChange} texts={texts} />
            </Card>
            {unjudged && file.mayChange && !keepingRefused && (
              <Card title={t('contacts.unjudged')}>
                <p className="text-lg select-none">{unjudged}</p>
                <p className="mb-3 max-w-prose text-quiet">{t('contacts.unjudgedBody')}</p>
                <JudgePhone reference={reference} texts={texts} />
              </Card>
            )}
          </div>
          {open && file.mayChange && !keepingRefused && (
            <Card title={t('contacts.add')}>
              <NewContact reference={reference} texts={texts} />
            </Card>
          )}
        </div>
      </div>
    </Page>
  );
}
