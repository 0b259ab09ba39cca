import { z } from 'zod'

/** Lower-case ASCII words joined by hyphens; what stands in the address of a workshop or document. */
export const Slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)

export function isSlug(value: unknown): value is string {
  return Slug.safeParse(value).success
}

/** A slug from a title: accents folded, ligatures opened, at most 80 characters; `''` when nothing is left. */
export function slugFrom(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/[œŒ]/g, 'oe')
    .replace(/[æÆ]/g, 'ae')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')
}
