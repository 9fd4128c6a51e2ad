import { expect, test } from 'vitest'
import { guessColumns } from './guess.ts'

const guessed = (head: string) => {
  const names = head.split(',')
  return guessColumns(names).flatMap((column, i) => (column ? [`${names[i]}=${column}`] : []))
}
const PERSON = ['First Name=contactFirstName', 'Last Name=contactLastName']

test.each<[string, string, string[]]>([
  ['a plain one', 'Name,E-mail,Phone number,Contact name,Notes',
    ['Name=name', 'E-mail=email', 'Phone number=phone', 'Contact name=contactName']],
  ['a Turkish one', 'FİRMA,Ünvan,E-posta,Telefon,İlgili Kişi,Görevi',
    ['FİRMA=name', 'Ünvan=fullname', 'E-posta=email', 'Telefon=phone', 'İlgili Kişi=contactName', 'Görevi=contactPosition']],
  ['a list of people', 'Ad,Soyad,E-posta', ['Ad=contactFirstName', 'Soyad=contactLastName', 'E-posta=contactEmail']],
  ['a twin', 'Company,Client,', ['Company=name']],
  ['our own', 'id,name,fullname,email,phone,contactName,contactPosition,contactEmail,contactPhone,createdAt',
    'id name fullname email phone contactName contactPosition contactEmail contactPhone'.split(' ').map((n) => `${n}=${n}`)],
  ['Zoho', 'Record Id,Contact Owner.id,Contact Owner,Lead Source,First Name,Last Name,Account Name.id,Account Name,Email,Title,Department,Phone,Mobile',
    [...PERSON, 'Account Name=name', 'Email=contactEmail', 'Title=contactPosition', 'Phone=contactPhone', 'Mobile=contactPhone']],
  ['Zoho by its API', 'Id,First Name,Last Name,Account Name,Email', [...PERSON, 'Account Name=name', 'Email=contactEmail']],
  ['HubSpot', 'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Job Title,Associated Company,Associated Company IDs,Create Date',
    [...PERSON, 'Email=contactEmail', 'Phone Number=contactPhone', 'Job Title=contactPosition', 'Associated Company=name']],
  ['HubSpot, companies', 'Record ID,Company name,Company owner,Phone Number,Company Domain Name', ['Company name=name', 'Phone Number=phone']],
  ['Salesforce', 'Salutation,First Name,Last Name,Title,Account Name,Phone,Mobile,Email,Contact ID,Account ID',
    [...PERSON, 'Title=contactPosition', 'Account Name=name', 'Phone=contactPhone', 'Mobile=contactPhone', 'Email=contactEmail']],
  ['Pipedrive', 'Person - Name,Person - Organization,Person - Email - Work,Person - Email - Home,Person - Phone - Work,Person - Owner,Person - ID',
    ['Person - Name=contactName', 'Person - Organization=name', 'Person - Email - Work=contactEmail', 'Person - Email - Home=contactEmail', 'Person - Phone - Work=contactPhone']],
  ['Pipedrive, its template', 'Name,Email,Phone,Organization', ['Name=contactName', 'Email=contactEmail', 'Phone=contactPhone', 'Organization=name']],
  ['Google', 'First Name,Middle Name,Last Name,Nickname,File As,Organization Name,Organization Title,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value',
    [...PERSON, 'Organization Name=name', 'Organization Title=contactPosition', 'E-mail 1 - Value=contactEmail', 'Phone 1 - Value=contactPhone']],
  ['Google, before', 'Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title',
    ['Name=contactName', 'Given Name=contactFirstName', 'Family Name=contactLastName', 'E-mail 1 - Value=contactEmail', 'Phone 1 - Value=contactPhone', 'Organization 1 - Name=name', 'Organization 1 - Title=contactPosition']],
  ['Outlook', 'First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Phone,Company Main Phone,Mobile Phone,Account,E-mail Address,E-mail Type,E-mail Display Name',
    [...PERSON, 'Company=name', 'Job Title=contactPosition', 'Business Phone=contactPhone', 'Company Main Phone=phone', 'Mobile Phone=contactPhone', 'E-mail Address=contactEmail']],
])('%s', (_, head, columns) => {
  expect(guessed(head)).toEqual(columns)
}) // biome-ignore format: a table
