import { type Static, Type } from 'typebox'
import type { File, FileNode } from '../../../domain/file/file.ts'
import { Choice, IdShape, Nullable, Seconds, toSeconds } from '../../http/shapes.ts'

export const FileShape = Type.Object(
  {
    _id: IdShape,
    name: Type.String({ examples: ['plan.pdf'] }),
    thumbnail: Type.Optional(Type.String({ description: 'Not made yet.' })),
  },
  { title: 'File' },
)

export const presentFile = ({ id, name }: Pick<File, 'id' | 'name'>): Static<typeof FileShape> => ({ _id: id, name })

/** A file with what a page says of it. */
export const FileDetailsShape = Type.Object(
  {
    ...FileShape.properties,
    contentType: Type.String({ description: 'By its content.', examples: ['application/pdf'] }),
    size: Type.Number({ description: 'Bytes.' }),
    uploader: IdShape,
    createdAt: Seconds,
  },
  { title: 'FileDetails' },
)

export const presentFileDetails = (file: File): Static<typeof FileDetailsShape> => ({
  ...presentFile(file),
  contentType: file.contentType,
  size: file.sizeBytes,
  uploader: String(file.uploaderId),
  createdAt: toSeconds(file.createdAt),
})

export const FileNodeShape = Type.Object(
  {
    _id: IdShape,
    parent: Nullable(IdShape),
    group: Type.Optional(IdShape),
    customer: Type.Optional(IdShape),
    type: Choice(['f', 'd'], { description: 'A file or a directory.' }),
    file: Nullable(FileShape),
    name: Type.Optional(Type.String()),
    createdAt: Seconds,
  },
  { title: 'FileSystemNode' },
)

export const presentFileNode = (node: FileNode): Static<typeof FileNodeShape> => ({
  _id: node.id,
  parent: node.parentId,
  ...(node.projectId !== null && { group: node.projectId }),
  ...(node.clientId !== null && { customer: node.clientId }),
  type: node.type === 'file' ? 'f' : 'd',
  file: node.file && presentFile(node.file),
  name: node.name,
  createdAt: toSeconds(node.createdAt),
})
