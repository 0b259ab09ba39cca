import type { ReadFile } from '~/domain/library/reading'
import { readCsvTable } from './csv.server'
import { OfficeArchive } from './office/archive.server'
import { readDocx } from './office/docx'
import { readOdt } from './office/odf'
import { readOdp } from './office/odp'
import { readOds } from './office/ods'
import { readPptx } from './office/pptx'
import { readXlsx } from './office/xlsx'
import { readPdf } from './pdf.server'
import { Pdf } from './pdfium.server'
import { readPicture } from './picture.server'
import { Refusal } from './refusal'

type Reader = (file: string) => Promise<ReadFile>

const office =
  (readArchive: (archive: OfficeArchive) => Promise<ReadFile>): Reader =>
  async (file) =>
    readArchive(await OfficeArchive.open(file))

const READERS = new Map<string, Reader>([
  ['pdf', async (file) => readPdf(await Pdf.open(file))],
  ['pptx', office(readPptx)],
  ['docx', office(readDocx)],
  ['xlsx', office(readXlsx)],
  ['odp', office(readOdp)],
  ['odt', office(readOdt)],
  ['ods', office(readOds)],
  ['png', readPicture],
  ['jpg', readPicture],
  ['webp', readPicture],
  ['csv', readCsvTable],
])

/** Everything that is read out of a file. @throws {Refusal} */
export async function read(file: string, format: string): Promise<ReadFile> {
  const reader = READERS.get(format)
  if (!reader) throw new Refusal('broken')
  return reader(file)
}
