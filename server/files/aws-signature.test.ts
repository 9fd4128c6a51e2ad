import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { EMPTY_SHA256, signed } from './aws-signature.ts'

// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html, "Examples: Signature Calculations"
const keys = {
  region: 'us-east-1',
  accessKey: 'AKIAIOSFODNN7EXAMPLE',
  secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}
const at = new Date('2013-05-24T00:00:00Z')

test.each([
  [
    'GET',
    'test.txt',
    { Range: 'bytes=0-9' },
    EMPTY_SHA256,
    'host;range;x-amz-content-sha256;x-amz-date',
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  ],
  [
    'PUT',
    'test%24file.text',
    { Date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
    createHash('sha256').update('Welcome to Amazon S3.').digest('hex'),
    'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
    '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  ],
])("AWS's own example: %s %s", (method, path, headers, sha256, names, signature) => {
  const url = new URL(`https://examplebucket.s3.amazonaws.com/${path}`)
  expect(signed(keys, { method, url, headers, sha256 }, at)).toMatchObject({
    'x-amz-date': '20130524T000000Z',
    authorization: `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=${names},Signature=${signature}`,
  })
})
