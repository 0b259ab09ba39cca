import { z } from 'zod'
import type { FieldError } from '../field-error'
import { DURATIONS } from '../retention'

const DAY = 24 * 3_600_000
/** Days in which who has asked to be erased may change his mind. */
export const DELETION_DAYS = DURATIONS.deletionGrace.n
const REMINDED_BEFORE = 3 * DAY

/** When an account is erased whose deletion was asked for at this moment. */
export const erasedOn = (askedAt: Date): Date => new Date(askedAt.getTime() + DELETION_DAYS * DAY)

/** Whoever asked at this moment or before is erased now. */
export const dueSince = (now: Date): Date => new Date(now.getTime() - DELETION_DAYS * DAY)

/** Whoever asked at this moment or before is reminded now. */
export const remindedSince = (now: Date): Date => new Date(dueSince(now).getTime() + REMINDED_BEFORE)

const required: FieldError = 'required'

/** What somebody says who wants his account to be deleted. */
export const DeletionRequest = z.object({ confirm: z.literal('on', { error: required }) })
