/** The texts of content/pages that a member agrees to: he accepts the terms, and has read what is done with his data. */
export const AGREED_TEXTS = ['terms', 'privacy'] as const
export type AgreedText = (typeof AGREED_TEXTS)[number]

/** The day from which a text holds, as its front matter gives it: `2026-11-01`. Empty: content has no such text. */
export type TextVersions = Record<AgreedText, string>

/** The newest of these versions: who has accepted it has accepted everything that is in force. */
export function newestVersion(versions: TextVersions): string {
  return AGREED_TEXTS.map((text) => versions[text])
    .sort()
    .at(-1) as string
}

/** The texts that are newer than what somebody accepted last; empty when nothing is to be asked. */
export function newerTexts(versions: TextVersions, accepted: string): AgreedText[] {
  return AGREED_TEXTS.filter((text) => versions[text] > accepted)
}
