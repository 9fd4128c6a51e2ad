import { describe, expect, test } from 'vitest'
import { parse } from './parse.ts'

// A Thursday.
const known = {
  today: '2026-01-15',
  now: '22:30',
  language: 'en' as const,
  people: [
    { id: '1', name: 'Ada Lovelace' },
    { id: '2', name: 'Ben Franklin' },
    { id: '3', name: 'İrem Çelik' },
  ],
}

describe('dates', () => {
  test.each<[string, string, string, string?]>([
    ['Pay rent today', 'Pay rent', '2026-01-15'],
    ['Pay rent tomorrow 9', 'Pay rent', '2026-01-16', '09:00'],
    ['Pay rent tomorrow at 9:30', 'Pay rent', '2026-01-16', '09:30'],
    ['Pay rent tomorrow 5pm', 'Pay rent', '2026-01-16', '17:00'],
    ['Call at 14:15', 'Call', '2026-01-15', '14:15'],
    ['Friday lunch', 'lunch', '2026-01-16'],
    ['Report by thursday', 'Report', '2026-01-22'],
    ['Report next monday', 'Report', '2026-01-19'],
    ['Report next week', 'Report', '2026-01-19'],
    ['Report next month', 'Report', '2026-02-01'],
    ['Report in 3 days', 'Report', '2026-01-18'],
    ['Report in two weeks', 'Report', '2026-01-29'],
    ['Report in a month', 'Report', '2026-02-15'],
    ['Tax 31 jan', 'Tax', '2026-01-31'],
    ['Tax Jan 31 2027', 'Tax', '2027-01-31'],
    ['Tax 2026-03-01', 'Tax', '2026-03-01'],
    ['Tax 1.3.', 'Tax', '2026-03-01'],
    ['Tax 10/01', 'Tax', '2027-01-10'],
    ['Kira öde yarın 9', 'Kira öde', '2026-01-16', '09:00'],
    ['Kira öde yarın saat 18:30', 'Kira öde', '2026-01-16', '18:30'],
    ['Bugün arama', 'arama', '2026-01-15'],
    ['Toplantı öbür gün', 'Toplantı', '2026-01-17'],
    ['Toplantı Cuma günü', 'Toplantı', '2026-01-16'],
    ['Rapor çarşambaya', 'Rapor', '2026-01-21'],
    ['Rapor haftaya salı', 'Rapor', '2026-01-20'],
    ['Rapor gelecek hafta', 'Rapor', '2026-01-19'],
    ['Rapor 3 gün sonra', 'Rapor', '2026-01-18'],
    ['Vergi 31 Ocak', 'Vergi', '2026-01-31'],
    ['Vergi 15 Ağustos 2027', 'Vergi', '2027-08-15'],
    ['Vergi PERŞEMBE', 'Vergi', '2026-01-22'],
    ['Tomorrow, call Ben', 'call Ben', '2026-01-16'],
    ['Call tomorrow at 9 am', 'Call', '2026-01-16', '09:00'],
    ['Call tomorrow morning', 'Call', '2026-01-16', '09:00'],
    ['Call Friday in the afternoon', 'Call', '2026-01-16', '14:00'],
    ['Dinner tonight 8', 'Dinner', '2026-01-15', '20:00'],
    ['Dinner this evening', 'Dinner', '2026-01-15', '18:00'],
    ['Report this thursday', 'Report', '2026-01-15'],
    ['Trip this weekend', 'Trip', '2026-01-17'],
    ['Report the day after tomorrow', 'Report', '2026-01-17'],
    ['Invoices by the end of the month', 'Invoices', '2026-01-31'],
    ['Invoices on the 10th', 'Invoices', '2026-02-10'],
    ['Renew in 2 years', 'Renew', '2028-01-15'],
    ['Yarın sabah ara', 'ara', '2026-01-16', '09:00'],
    ['Yemek yarın akşam 8', 'Yemek', '2026-01-16', '20:00'],
    ['Yemek bu akşam', 'Yemek', '2026-01-15', '18:00'],
    ['Ara yarın öğleden sonra', 'Ara', '2026-01-16', '14:00'],
    ["Ara yarın 9'da", 'Ara', '2026-01-16', '09:00'],
    ['Ara yarın 9.30', 'Ara', '2026-01-16', '09:30'],
    ['Ara cuma saat 17.30’da', 'Ara', '2026-01-16', '17:30'],
    ['Bitir cumaya kadar', 'Bitir', '2026-01-16'],
    ["Bitir 31 Ocak'a kadar", 'Bitir', '2026-01-31'],
    ['Gezi hafta sonu', 'Gezi', '2026-01-17'],
    ['Gezi bu cuma', 'Gezi', '2026-01-16'],
    ['Faturalar ay sonuna kadar', 'Faturalar', '2026-01-31'],
    ["Faturalar ayın 10'unda", 'Faturalar', '2026-02-10'],
    ['Yenile 2 yıl sonra', 'Yenile', '2028-01-15'],
    ["5'te ara", 'ara', '2026-01-15', '05:00'],
    ['Rapor gelecek hafta salı', 'Rapor', '2026-01-20'],
    ['Report next week tuesday', 'Report', '2026-01-20'],
    ['Call in 1 hour', 'Call', '2026-01-15', '23:30'],
    ['Call in 2 hours', 'Call', '2026-01-16', '00:30'],
    ['Call in half an hour', 'Call', '2026-01-15', '23:00'],
    ['Call in 45 minutes', 'Call', '2026-01-15', '23:15'],
    ['Ara 2 saat sonra', 'Ara', '2026-01-16', '00:30'],
    ['Ara yarım saat sonra', 'Ara', '2026-01-15', '23:00'],
    ['Ara 15 dk içinde', 'Ara', '2026-01-15', '22:45'],
    ['Party on the 4th of July', 'Party', '2026-07-04'],
    ['Faturalar ayın 10unda', 'Faturalar', '2026-02-10'],
    ['Tax tomorrow 9', 'Tax', '2026-01-16', '09:00'],
  ])('%s', (line, name, day, time) => {
    const task = parse(line, known)
    expect(task).toMatchObject({ name, day, ...(time && { time }) })
    if (!time) expect(task.time).toBeUndefined()
  })

  test.each([
    'Buy 3 chairs',
    'March on',
    'May I ask',
    'Room 31',
    'Version 1.30.2',
    'Feb 30',
    '99.99.',
    'In the end',
    'Everyone',
    "Monday's meeting",
    'Morning coffee',
    'In the morning',
    'The 404 page',
    'This is it',
    'Test constructor',
    'Every constructor',
  ])('no date in “%s”', (line) => {
    expect(parse(line, known)).toMatchObject({ name: line, tokens: [] })
  })

  test('short weekdays are those of the language: “sat” means sell in Turkish', () => {
    expect(parse('Party sat', known).day).toBe('2026-01-17')
    expect(parse('Arabayı sat', { ...known, language: 'tr' })).toMatchObject({ name: 'Arabayı sat', tokens: [] })
  })

  test('one date is enough: the second is part of the name', () => {
    expect(parse('Move Friday meeting tomorrow', known)).toMatchObject({
      name: 'Move meeting tomorrow',
      day: '2026-01-16',
    })
  })
})

describe('recurrence', () => {
  test.each<[string, object, string]>([
    ['Review every Monday', { every: 1, unit: 'week', weekdays: [1] }, '2026-01-19'],
    ['Review every Monday 10', { every: 1, unit: 'week', weekdays: [1] }, '2026-01-19'],
    ['Review every day', { every: 1, unit: 'day' }, '2026-01-15'],
    ['Review every 2 weeks', { every: 2, unit: 'week' }, '2026-01-29'],
    ['Review monthly', { every: 1, unit: 'month' }, '2026-02-15'],
    ['Review her pazartesi', { every: 1, unit: 'week', weekdays: [1] }, '2026-01-19'],
    ['Review 2 haftada bir', { every: 2, unit: 'week' }, '2026-01-29'],
    ['Review her ay 31 ocak', { every: 1, unit: 'month' }, '2026-01-31'],
    ['Review every Monday and Thursday', { every: 1, unit: 'week', weekdays: [1, 4] }, '2026-01-19'],
    ['Review every Fri, Mon', { every: 1, unit: 'week', weekdays: [1, 5] }, '2026-01-16'],
    ['Review every other Friday', { every: 2, unit: 'week', weekdays: [5] }, '2026-01-16'],
    ['Review every weekday', { every: 1, unit: 'week', weekdays: [1, 2, 3, 4, 5] }, '2026-01-16'],
    ['Review every 10th', { every: 1, unit: 'month', monthDay: 10 }, '2026-02-10'],
    ['Review every month on the 31st', { every: 1, unit: 'month', monthDay: 31 }, '2026-01-31'],
    ['Review every year', { every: 12, unit: 'month' }, '2027-01-15'],
    ['Review tomorrow every Monday', { every: 1, unit: 'week', weekdays: [1] }, '2026-01-16'],
    ['Review her pazartesi ve perşembe', { every: 1, unit: 'week', weekdays: [1, 4] }, '2026-01-19'],
    ['Review hafta içi her gün', { every: 1, unit: 'week', weekdays: [1, 2, 3, 4, 5] }, '2026-01-16'],
    ["Review her ayın 10'u", { every: 1, unit: 'month', monthDay: 10 }, '2026-02-10'],
    ['Review yılda bir', { every: 12, unit: 'month' }, '2027-01-15'],
    ['Review her yıl 23 Nisan', { every: 12, unit: 'month' }, '2026-04-23'],
    ['Review every year on 4 July', { every: 12, unit: 'month' }, '2026-07-04'],
    ['Review every year on the 4th of July', { every: 12, unit: 'month' }, '2026-07-04'],
    ['Review every month on 4 July', { every: 1, unit: 'month' }, '2026-07-04'],
    ['Review her ayın 1inde', { every: 1, unit: 'month', monthDay: 1 }, '2026-02-01'],
    ['Review her ayın 2sinde', { every: 1, unit: 'month', monthDay: 2 }, '2026-02-02'],
    ['Review her ayın 10u', { every: 1, unit: 'month', monthDay: 10 }, '2026-02-10'],
  ])('%s', (line, repeat, day) => {
    const task = parse(line, known)
    expect(task).toMatchObject({ name: 'Review', day })
    expect(task.repeat).toEqual(repeat)
    expect(task.time).toBe(line.endsWith(' 10') ? '10:00' : undefined)
  })
})

describe('signs', () => {
  test('people, tags and priority are taken out of the name', () => {
    expect(parse('Fix door @ben #house #büro !4 @adalove', known)).toMatchObject({
      name: 'Fix door',
      assigneeIds: ['2', '1'],
      tagNames: ['house', 'büro'],
      priority: 4,
    })
  })
  test('a tag is there once, and a time is that of the recurrence before it', () => {
    expect(parse('x #home #Home', known).tagNames).toEqual(['home'])
    expect(parse('x every Monday 9', known)).toMatchObject({ name: 'x', time: '09:00', day: '2026-01-19' })
    expect(parse('x her akşam 8', known)).toMatchObject({ name: 'x', time: '20:00', repeat: { unit: 'day' } })
  })
  test('names fold: İ, Ç and case', () => {
    expect(parse('Ask @irem and @CELIK', known)).toMatchObject({ name: 'Ask and', assigneeIds: ['3'] })
  })
  test('words for priorities, in both languages', () => {
    expect(parse('x !acil', known).priority).toBe(5)
    expect(parse('x !High', known).priority).toBe(4)
  })
  test('what is nobody, no priority or alone stays in the name', () => {
    expect(parse('Mail x@y.z @zoe !9 # @ !', known)).toMatchObject({
      name: 'Mail x@y.z @zoe !9 # @ !',
      tokens: [],
      unknown: ['zoe'],
    })
  })
  test('a token that was taken back is a plain word', () => {
    expect(parse('Read Friday news', { ...known, plain: ['Friday'] })).toMatchObject({
      name: 'Read Friday news',
      tokens: [],
    })
  })
  test('nothing is nothing', () => {
    expect(parse('   ', known)).toEqual({ name: '', assigneeIds: [], tagNames: [], tokens: [], unknown: [] })
  })
})
