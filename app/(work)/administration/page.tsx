import { LinkButton } from '@/components/button';
import { Card, Page } from '@/components/page';
import { mayAdministerUsers } from '@/features/accounts/access';
import { OfficeTable, UserTable } from '@/features/accounts/components/directory';
import { linkTexts, nameTexts, postTexts, roleChoices } from '@/features/accounts/components/person-texts';
import { notFoundFor } from '@/features/accounts/not-yours';
import { allUsers } from '@/features/accounts/queries';
import { requireActor } from '@/features/accounts/session';
import { BackupAlarm } from '@/features/backups/components/backup-alarm';
import { OfficeForm } from '@/features/colleagues/components/office-form';
import { UserForm } from '@/features/colleagues/components/user-form';
import { officeTexts } from '@/features/offices/components/office-texts';
import { allOffices, officeName } from '@/features/offices/queries';
import { ClockNotice } from '@/features/upkeep/components/clock-notice';
import { presentClockTrouble } from '@/features/upkeep/queries';
import { reader } from '@/lib/reader';

export default async function AdministrationPage() {
  const actor = await requireActor();
  if (!mayAdministerUsers(actor)) await notFoundFor(actor, 'administration.open');
  const texts = await reader();
  const { t, locale } = texts;
  const [offices, users, clock] = await Promise.all([allOffices(actor), allUsers(actor), presentClockTrouble(actor)]);
  const summary = t('app.errors.summary');
  const userWords = {
    ...nameTexts(texts),
    ...postTexts(texts),
    link: linkTexts(texts),
    summary,
    submit: t('accounts.administration.addUser'),
  };
  const taken = offices.map(({ code }) => code);
  return (
    <Page
      title={t('accounts.administration.title')}
      lead={t('accounts.administration.lead')}
      actions={
        <>
          <LinkButton look="plain" href="/administration/backups" prefetch={false}>
            {t('backups.title')}
          </LinkButton>
          <LinkButton look="plain" href="/administration/retention" prefetch={false}>
            {t('rights.retention.link')}
          </LinkButton>
          <LinkButton look="plain" href="/administration/identities" prefetch={false}>
            {t('cases.budgetSetting.link')}
          </LinkButton>
          <LinkButton look="plain" href="/administration/publishing" prefetch={false}>
            {t('publishing.link')}
          </LinkButton>
          <LinkButton look="plain" href="/administration/letters" prefetch={false}>
            {t('papers.setting.title')}
          </LinkButton>
          <LinkButton look="plain" href="/administration/partners" prefetch={false}>
            {t('partners.link')}
          </LinkButton>
          <LinkButton look="plain" href="/administration/keys">
            {t('keys.page.link')}
          </LinkButton>
        </>
      }
    >
      <BackupAlarm actor={actor} />
      {clock && (
        <div className="mb-5">
          <ClockNotice trouble={clock} texts={texts} />
        </div>
      )}
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
              roles={roleChoices(texts)}
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
