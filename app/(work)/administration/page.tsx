import { notFound } from 'next/navigation';
import { LinkButton } from '@/components/button';
import { Card, Page } from '@/components/page';
import { mayAdministerUsers } from '@/features/accounts/access';
import { OfficeTable, UserTable } from '@/features/accounts/components/directory';
import { OfficeForm } from '@/features/accounts/components/office-form';
import { personTexts } from '@/features/accounts/components/person-texts';
import { UserForm } from '@/features/accounts/components/user-form';
import { allUsers } from '@/features/accounts/queries';
import { requireActor } from '@/features/accounts/session';
import { officeTexts } from '@/features/offices/components/office-texts';
import { allOffices, officeName } from '@/features/offices/queries';
import { ClockNotice } from '@/features/upkeep/components/clock-notice';
import { presentClockTrouble } from '@/features/upkeep/queries';
import { roles } from '@/lib/actor';
import { reader } from '@/lib/reader';

export default async function AdministrationPage() {
  const actor = await requireActor();
  if (!mayAdministerUsers(actor)) notFound();
  const texts = await reader();
  const { t, locale } = texts;
  const [offices, users, clock] = await Promise.all([allOffices(actor), allUsers(actor), presentClockTrouble(actor)]);
  const summary = t('app.errors.summary');
  const userWords = {
    ...personTexts(texts),
    password: t('accounts.user.first'),
    passwordHint: t('accounts.user.firstHint'),
    summary,
    role: t('accounts.role'),
    office: t('accounts.office'),
    choose: t('accounts.choose'),
    submit: t('accounts.administration.addUser'),
  };
  const taken = offices.map(({ code }) => code);
  return (
    <Page
      title={t('accounts.administration.title')}
      lead={t('accounts.administration.lead')}
      actions={
        <LinkButton look="plain" href="/administration/keys">
          {t('keys.page.link')}
        </LinkButton>
      }
    >
      {clock && <ClockNotice trouble={clock} texts={texts} />}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
          <Card title={t('accounts.administration.users')}>
            <UserTable users={users} />
          </Card>
          <Card title={t('accounts.administration.offices')}>
            <OfficeTable offices={offices} />
          </Card>
        </div>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
          <Card title={t('accounts.administration.addUser')}>
            <UserForm
              words={userWords}
              roles={roles.map((code) => ({ code, label: t(`accounts.roles.${code}`) }))}
              offices={offices.map((office) => ({ code: office.id, label: officeName(office, locale) }))}
            />
          </Card>
          <Card title={t('accounts.administration.addOffice')}>
            <OfficeForm
              words={{ summary, submit: t('accounts.administration.addOffice') }}
              office={officeTexts(texts, taken)}
            />
          </Card>
        </div>
      </div>
    </Page>
  );
}
