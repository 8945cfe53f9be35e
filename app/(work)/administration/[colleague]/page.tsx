import { notFound } from 'next/navigation';
import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { mayAdministerUsers } from '@/features/accounts/access';
import { linkTexts, postTexts, roleChoices } from '@/features/accounts/components/person-texts';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { ActForm, LinkForm, PostForm, ResetForm } from '@/features/colleagues/components/colleague-forms';
import { Decisions } from '@/features/colleagues/components/decisions';
import { colleague as colleagueOf } from '@/features/colleagues/queries';
import { allOffices, officeName } from '@/features/offices/queries';
import { reader } from '@/lib/reader';

type Props = { params: Promise<{ colleague: string }>; searchParams: Promise<{ decided?: string }> };

/** One colleague's account: their post, their way in, and what takes a second person. */
export default async function ColleaguePage({ params, searchParams }: Props) {
  const actor = await requireActor();
  if (!mayAdministerUsers(actor)) await notFoundFor(actor, 'administration.open');
  const user = await colleagueOf(actor, (await params).colleague);
  if (!user) notFound();
  const texts = await reader();
  const { t, locale, moment } = texts;
  const frame = { colleague: user.id, summary: t('accounts.colleague.notDone') };
  const offices = (await allOffices(actor)).map((one) => ({ code: one.id, label: officeName(one, locale) }));
  return (
    <Page title={user.name} lead={`${t(`accounts.roles.${user.role}`)} · ${user.signInName}`} narrow>
      <div className="grid gap-5">
        {(await searchParams).decided && <Notice role="status" title={t('accounts.colleague.decided')} />}
        {user.id === actor.id && <Notice>{t('accounts.colleague.yourself')}</Notice>}
        {user.asked.length > 0 && (
          <Card title={t('accounts.colleague.second')}>
            <Decisions asked={user.asked} />
          </Card>
        )}
        {!user.hasCome && !user.disabledAt && (
          <Card title={t('accounts.invitations.title')}>
            <p className="mb-3 text-quiet">
              {user.linkUntil
                ? t('accounts.invitations.until', { moment: moment(user.linkUntil) })
                : t('accounts.invitations.none')}
            </p>
            <div className="grid gap-3">
              <LinkForm {...frame} submit={t('accounts.invitations.make')} words={linkTexts(texts)} />
              {user.linkUntil && <ActForm {...frame} act="revokeLink" submit={t('accounts.invitations.revoke')} />}
            </div>
          </Card>
        )}
        <Card title={t('accounts.colleague.post')}>
          <PostForm
            {...frame}
            submit={t('app.save')}
            words={postTexts(texts)}
            lists={{ roles: roleChoices(texts), offices }}
            present={{ role: user.role, officeId: user.officeId }}
          />
          <p className="mt-3 text-sm text-quiet">{t('accounts.colleague.postHint')}</p>
        </Card>
        {user.hasCome && (
          <Card title={t('accounts.colleague.reset')}>
            <p className="mb-3 text-quiet">{t('accounts.colleague.resetLead')}</p>
            <ResetForm
              {...frame}
              submit={t('accounts.colleague.resetAsk')}
              words={{ reason: t('accounts.colleague.reasonLabel'), reasonHint: t('accounts.colleague.reasonHint') }}
            />
          </Card>
        )}
        <Card title={t('accounts.colleague.access')}>
          <p className="mb-3 text-quiet">
            {t(user.disabledAt ? 'accounts.colleague.isDisabled' : 'accounts.colleague.isActive')}
          </p>
          {user.disabledAt ? (
            <ActForm {...frame} act="enable" submit={t('accounts.colleague.enable')} />
          ) : (
            <ActForm {...frame} act="disable" submit={t('accounts.colleague.disable')} />
          )}
        </Card>
      </div>
    </Page>
  );
}
