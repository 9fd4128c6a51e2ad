import { queryOptions } from '@tanstack/react-query'
import { type Answer, ApiError, api, type Body, unwrap } from '../api.ts'
import { askedOn } from './asked-on.ts'
import { patch, together, useChange } from './optimistic.ts'

export type FileNode = Answer<'listFileSystemNodes'>[number]
/** A directory of a project or of a client; without `parent`, what lies in none. */
export interface Folder {
  group?: string
  customer?: string
  parent?: string | undefined
}

const keyOf = ({ group, customer, parent }: Folder) => ['files', group ?? customer, parent ?? null] as const

/** Whose files they are. */
export type Place = Pick<Folder, 'group' | 'customer'>

export const fileNodesQuery = (folder: Folder) =>
  queryOptions({
    queryKey: keyOf(folder),
    queryFn: () => {
      const { group, customer, parent } = folder
      const query = { ...(group && { group }), ...(customer && { customer }), ...(parent && { parent }) }
      return askedOn({ skip: 0, limit: Number.POSITIVE_INFINITY }, ({ skip }) =>
        api.GET('/file-system-nodes', { params: { query: { ...query, skip } } }),
      )
    },
  })

/** Where the content of a file is to be had; the address lives for five minutes. */
export const fileUrlQuery = (fileId: string) =>
  queryOptions({
    queryKey: ['files', 'url', fileId],
    queryFn: async () => {
      const url = new URL(await api.GET('/files/{id}/url', { params: { path: { id: fileId } } }).then(unwrap))
      return `${url.pathname}${url.search}` // from where this page is, which the server may know by another name
    },
    staleTime: 4 * 60_000,
    gcTime: 4 * 60_000,
  })

const MOST_TEXT_BYTES = 256 * 1024

/** The beginning of a file that is text. */
export const fileTextQuery = (fileId: string, address: string) =>
  queryOptions({
    queryKey: ['files', 'text', fileId],
    queryFn: async () => {
      const answer = await fetch(address, { headers: { range: `bytes=0-${MOST_TEXT_BYTES - 1}` } })
      if (answer.status === 416) return { text: '', isCut: false } // of an empty file there is no first byte
      if (!answer.ok) throw new ApiError(answer.status)
      const size = Number(answer.headers.get('content-range')?.split('/')[1] ?? 0)
      return { text: await answer.text(), isCut: size > MOST_TEXT_BYTES }
    },
    staleTime: 4 * 60_000,
  })

export type FileDetails = Answer<'listFiles'>[number]

/** Files by their ids, as far as the reader may see them. */
export const filesQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['files', 'byIds', ids.join(',')],
    queryFn: () => api.GET('/files', { params: { query: { ids: ids.join(',') } } }).then(unwrap),
    enabled: ids.length > 0,
    staleTime: 60_000,
    placeholderData: (before) => before,
  })

export const useRenameFile = () =>
  useChange({
    send: ({ id, name }: { id: string; name: string }) =>
      api.PUT('/files/{id}', { params: { path: { id } }, body: { name } }).then(unwrap),
    show: (cache, { id, name }) =>
      together(
        cache
          .getQueriesData<FileDetails[]>({ queryKey: ['files', 'byIds'] })
          .map(([key]) =>
            patch<FileDetails[]>(cache, key, (all) => all.map((file) => (file._id === id ? { ...file, name } : file))),
          ),
      ),
    refresh: () => [['files', 'byIds'], ['tasks']],
  })

export const useCreateDirectory = (folder: Folder) =>
  useChange({
    send: (name: string) => api.POST('/file-system-nodes/directories', { body: { ...folder, name } }).then(unwrap),
    refresh: () => [keyOf(folder)],
  })

export const useEditNode = (folder: Folder) =>
  useChange({
    send: ({ id, ...body }: { id: string; name?: string; parent?: string | null }) =>
      api.PUT('/file-system-nodes/{id}', { params: { path: { id } }, body }).then(unwrap),
    show: (cache, { id, name, parent }) =>
      patch<FileNode[]>(cache, keyOf(folder), (all) =>
        parent === undefined || parent === (folder.parent ?? null)
          ? all.map((node) =>
              node._id === id && name ? { ...node, name, file: node.file && { ...node.file, name } } : node,
            )
          : all.filter(({ _id }) => _id !== id),
      ),
    refresh: () => [
      ['files', folder.group ?? folder.customer],
      ['files', 'byIds'],
    ],
  })

export const useDeleteNodes = (folder: Folder) =>
  useChange({
    send: (ids: string[]) => api.DELETE('/file-system-nodes', { body: { ids } }).then(unwrap),
    show: (cache, ids) => patch<FileNode[]>(cache, keyOf(folder), (all) => all.filter(({ _id }) => !ids.includes(_id))),
    refresh: () => [keyOf(folder)],
  })

export const useAddFiles = (folder: Folder) =>
  useChange({
    quiet: true,
    send: (files: string[]) => {
      const body: Body<'addFilesToFileSystem'> = { ...folder, files }
      return api.POST('/file-system-nodes/files', { body }).then(unwrap)
    },
    refresh: () => [keyOf(folder)],
  })

/**
 * Sends a file to the server, which keeps it for a day until it hangs on something. Answers its id.
 *
 * @param onProgress  gets the part that was sent, 0 to 1
 */
export function upload(file: File, onProgress: (part: number) => void, signal?: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest() // fetch does not tell how far an upload is
    request.open('POST', '/api/v1/files/upload')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      if (request.status === 200) resolve(request.response._id)
      else reject(new ApiError(request.status, request.response ?? undefined))
    }
    request.onerror = () => reject(new TypeError('Network error'))
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort())
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}
