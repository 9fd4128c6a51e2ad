import { messages } from './define.ts'

/** What happened, and what to do about it. */
export const errors = messages(
  {
    title: 'This did not work',
    goneTitle: 'There is nothing here',
    gone: 'It was deleted, or it is not shared with you. Ask the person who sent you the link.',
    forbiddenTitle: 'You may not do this',
    forbidden: 'Ask an admin of the project for the right to do it.',
    offlineTitle: 'The server cannot be reached',
    offline: 'Check your connection. What you typed is kept, and the page goes on by itself.',
    tooMany: 'That was a lot at once. Wait a moment and try again.',
    unavailable: 'The server is busy or being looked after. Look whether it was done, and try again in a moment.',
    bug: 'Something in Cuboid is broken. Try again; if it stays, tell whoever looks after your server.',
    requestId: (id: string) => `Reference: ${id}`,
    signedOut: 'You were signed out. Sign in again to go on.',
    retry: 'Try again',
    home: 'To my tasks',
    refused: (reason: string) => `Not changed: ${reason}`,
  },
  {
    title: 'Bu olmadı',
    goneTitle: 'Burada bir şey yok',
    gone: 'Silinmiş ya da sizinle paylaşılmamış. Bağlantıyı gönderen kişiye sorun.',
    forbiddenTitle: 'Bunu yapma yetkiniz yok',
    forbidden: 'Gerekli yetkiyi projenin bir yöneticisinden isteyin.',
    offlineTitle: 'Sunucuya ulaşılamıyor',
    offline: 'Bağlantınızı kontrol edin. Yazdıklarınız saklanır, sayfa kendiliğinden devam eder.',
    tooMany: 'Bir anda çok fazla istek oldu. Biraz bekleyip yeniden deneyin.',
    unavailable: 'Sunucu meşgul ya da bakımda. Yapılıp yapılmadığına bakın, birazdan yeniden deneyin.',
    bug: 'Cuboid’de bir şey bozuk. Yeniden deneyin; sürerse sunucunuza bakan kişiye bildirin.',
    requestId: (id: string) => `Başvuru no: ${id}`,
    signedOut: 'Oturumunuz kapandı. Devam etmek için yeniden giriş yapın.',
    retry: 'Yeniden dene',
    home: 'Görevlerime dön',
    refused: (reason: string) => `Değiştirilmedi: ${reason}`,
  },
)
