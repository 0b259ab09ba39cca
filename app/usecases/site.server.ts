import { isSignedIn, isStaff, type Visitor } from '~/domain/access/visitor'
import type { Locale } from '~/domain/locale'
import type { MembershipPolicy } from '~/domain/membership/membership'
import { readPage, readSite } from '~/storage/content.server'
import { stampForm } from './membership/form-stamp.server'
import { type Settings, toldSettings } from './settings.server'

export type SiteFrame = {
  name: string
  motto: string
  description: string
  gateSlogan: string
  navigation: { page: string; title: string }[]
  legal: { page: string; title: string }[]
  accessibilityState: 'compliant' | 'partially-compliant' | 'non-compliant'
  themes: {
    key: string
    sign: 'leaf' | 'loom' | 'voices'
    colour: 'green' | 'ochre' | 'blue'
    name: string
  }[]
  /** How many characters a new password needs. */
  passwordMinimum: number
  /** Whether members may share documents. */
  sharing: boolean
  visitor: { signedIn: boolean; firstName: string | null; staff: boolean }
  /** How a guest becomes a member here; null for who is signed in. */
  joining: Joining | null
}

export type Joining = {
  policy: MembershipPolicy
  /** Where the uninvited may ask; null: the legal notice says. */
  contactEmail: string | null
  /** The moment at which the page's registration form is drawn, signed. */
  stamp: string
}

/** What header and footer of every page show to this visitor in this language. */
export async function frameSite(visitor: Visitor, lang: Locale, now: Date): Promise<SiteFrame> {
  const [site, settings] = await Promise.all([readSite(), toldSettings()])
  return {
    name: site.name,
    motto: site.motto[lang],
    description: site.description[lang],
    gateSlogan: site.gateSlogan[lang],
    navigation: await titles(site.navigation, lang),
    legal: await titles(site.legalPages, lang),
    accessibilityState: site.accessibilityState,
    themes: site.themes.map((theme) => ({ ...theme, name: theme.name[lang] })),
    passwordMinimum: settings.passwordMinimum,
    sharing: settings.memberSharing === 'on',
    visitor: {
      signedIn: isSignedIn(visitor),
      firstName: isSignedIn(visitor) ? visitor.firstName : null,
      staff: isStaff(visitor),
    },
    joining: isSignedIn(visitor) ? null : joiningOf(site.contactEmail ?? null, settings, now),
  }
}

function joiningOf(contactEmail: string | null, { membershipPolicy: policy }: Settings, now: Date): Joining {
  return { policy, contactEmail, stamp: stampForm(now) }
}

async function titles(pages: string[], lang: Locale): Promise<{ page: string; title: string }[]> {
  const entries = await Promise.all(
    pages.map(async (page) => ({
      page,
      title: String((await readPage(page, lang))?.attributes.title ?? page),
    })),
  )
  return entries
}
