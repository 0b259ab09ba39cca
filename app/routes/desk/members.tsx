import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { changed, readMemberQuery } from '~/domain/membership/member-filters'
import { now } from '~/http/clock.server'
import { requireAdmin, requireLocale } from '~/http/guards.server'
import { deskTexts } from '~/i18n/desk'
import { erasureTexts } from '~/i18n/erasure'
import { invitationTexts } from '~/i18n/invitations'
import { memberListTexts } from '~/i18n/member-list'
import { paths } from '~/paths'
import { BulkBar } from '~/ui/desk/bulk-bar'
import { DoneNotice } from '~/ui/desk/done-notice'
import { KeyPages } from '~/ui/desk/key-pages'
import { MemberFilters } from '~/ui/desk/member-filters'
import { NobodyListed, WaitingNotice } from '~/ui/desk/member-list-ends'
import { MemberTable } from '~/ui/desk/member-table'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { listMembers } from '~/usecases/members/list-members.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request)
  requireLocale(params.lang)
  const query = readMemberQuery(new URL(request.url).searchParams)
  return { ...(await listMembers(admin, query, now())), query }
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => deskTexts[lang].members)

export default function MembersPage() {
  const { rows, total, counts, previous, next, query } = useLoaderData<typeof loader>()
  const lang = useLang()
  const [asked] = useSearchParams()
  const texts = deskTexts[lang]
  const t = { ...texts.members, ...memberListTexts[lang] }
  const place = changed(asked, { after: asked.get('after') ?? '', before: asked.get('before') ?? '' })
  return (
    <>
      <div className="toolbar">
        <h1>{t.title}</h1>
        <p className="cluster">
          <Link className="button button-secondary" to={paths.deskInvitations(lang)}>
            {invitationTexts[lang].list.title}
          </Link>
          <Link className="button button-secondary" to={paths.deskMembersImport(lang)}>
            {t.add}
          </Link>
          {/* No page of ours: the browser fetches a file. */}
          <a className="button button-secondary" href={paths.deskMembersExport(lang) + changed(asked, {})}>
            {t.exportAll}
          </a>
        </p>
      </div>
      <DoneNotice
        done={asked.get('done')}
        texts={{ ...texts.member.done, erased: erasureTexts[lang].done }}
      />
      <WaitingNotice query={query} waiting={counts.pending} />
      <MemberFilters query={query} counts={counts} />
      {rows.length ? (
        <>
          <BulkBar allChosen={asked.get('select') === 'all'} />
          <MemberTable
            rows={rows}
            total={total}
            query={query}
            returnTo={paths.deskMembers(lang) + (place === '?' ? '' : place)}
          />
        </>
      ) : (
        <NobodyListed query={query} waiting={counts.pending} />
      )}
      <KeyPages
        label={t.pages}
        previous={previous ? { to: changed(asked, { before: previous }), text: t.previous } : null}
        next={next ? { to: changed(asked, { after: next }), text: t.next } : null}
      />
    </>
  )
}
