import { challenge, type CrowdChallenge } from './one-stage-challenge.js';

export const CROWD_CHALLENGES: readonly CrowdChallenge[] = [
  challenge(
    'linkedin',
    { published: 116, points: 150, takes: 'LINK' },
    {
      title: {
        en: 'Show on LinkedIn how you measure',
        ja: 'LinkedIn で測定の現場を紹介する',
        id: 'Tunjukkan di LinkedIn cara Anda mengukur',
        'zh-CN': '在 LinkedIn 上展示您的测量方式',
      },
      summary: {
        en: 'One post about a measurement that you are proud of.',
        ja: '自慢の測定について、投稿を一つ。',
        id: 'Satu kiriman tentang pengukuran yang Anda banggakan.',
        'zh-CN': '发一篇帖子，介绍一次让您自豪的测量。',
      },
      instructions: {
        en: 'Write what you measured, why it mattered and what you learned. Say that you take part in our programme, and show nothing confidential.',
        ja: '何を測り、なぜ大切で、何がわかったかを書いてください。このプログラムに参加していることを明記し、機密情報は載せないでください。',
        id: 'Tulis apa yang Anda ukur, mengapa penting, dan apa yang Anda pelajari. Sebutkan bahwa Anda ikut program kami, dan jangan tampilkan hal rahasia.',
        'zh-CN':
          '写写您测了什么、为什么重要、学到了什么。请注明您参加了我们的计划，不要展示机密内容。',
      },
      stage: {
        en: 'Post it',
        ja: '投稿する',
        id: 'Terbitkan kiriman',
        'zh-CN': '发布帖子',
      },
      criteria:
        'A public post by the advocate about a measurement, which says that they take part in our programme.',
    },
  ),
  challenge(
    'quote',
    { published: 112, points: 120, takes: 'TEXT' },
    {
      title: {
        en: 'A sentence that we may quote',
        ja: '引用してもよい一言',
        id: 'Satu kalimat yang boleh kami kutip',
        'zh-CN': '一句我们可以引用的话',
      },
      summary: {
        en: 'What changed in your laboratory since the analyser came?',
        ja: '分析計の導入で、現場は何が変わりましたか。',
        id: 'Apa yang berubah di laboratorium Anda sejak alat analisis datang?',
        'zh-CN': '有了分析仪之后，您的实验室有什么变化？',
      },
      instructions: {
        en: 'One or two sentences, with a figure if you have one. We ask you again before we print it with your name.',
        ja: '一、二文で、できれば数字を添えて。お名前とともに掲載する前に、改めてご確認をお願いします。',
        id: 'Satu atau dua kalimat, dengan angka bila ada. Kami bertanya lagi sebelum mencetaknya dengan nama Anda.',
        'zh-CN': '一两句话，最好带一个数字。署名刊登之前，我们会再次征求您的同意。',
      },
      stage: {
        en: 'Write the sentence',
        ja: '一言を書く',
        id: 'Tulis kalimatnya',
        'zh-CN': '写下这句话',
      },
      criteria: 'About our product, in their own words; nothing confidential.',
    },
  ),
  challenge(
    'forum',
    { published: 106, points: 120, takes: 'LINK' },
    {
      title: {
        en: 'Answer a question in the user forum',
        ja: 'ユーザーフォーラムの質問に答える',
        id: 'Jawab satu pertanyaan di forum pengguna',
        'zh-CN': '在用户论坛回答一个问题',
      },
      summary: {
        en: 'Somebody has the problem that you solved last year.',
        ja: '昨年あなたが解決した問題で、今困っている人がいます。',
        id: 'Ada yang menghadapi masalah yang Anda selesaikan tahun lalu.',
        'zh-CN': '有人正遇到您去年解决过的问题。',
      },
      instructions: {
        en: 'Choose an open question that you can answer from experience. A photo or a reading helps more than a long text.',
        ja: '経験から答えられる未解決の質問を選んでください。長い文章よりも、写真や測定値が役に立ちます。',
        id: 'Pilih pertanyaan terbuka yang dapat Anda jawab dari pengalaman. Foto atau hasil ukur lebih membantu daripada teks panjang.',
        'zh-CN': '请选择一个您能凭经验回答的问题。一张照片或一组读数比长篇文字更有帮助。',
      },
      stage: {
        en: 'Answer it',
        ja: '回答する',
        id: 'Jawab pertanyaannya',
        'zh-CN': '回答问题',
      },
      criteria: 'An answer by the advocate that a reader can follow.',
    },
  ),
  challenge(
    'tour',
    { published: 95, points: 200, takes: 'LINK' },
    {
      title: {
        en: 'Show your laboratory in three pictures',
        ja: '写真三枚でラボを紹介する',
        id: 'Perkenalkan laboratorium Anda dalam tiga foto',
        'zh-CN': '用三张照片介绍您的实验室',
      },
      summary: {
        en: 'Others learn most from how you arranged yours.',
        ja: '配置の工夫は、ほかの方の何よりの参考になります。',
        id: 'Orang lain paling banyak belajar dari cara Anda menatanya.',
        'zh-CN': '您的布置方式最值得他人借鉴。',
      },
      instructions: {
        en: 'Put three pictures into an album of the user forum: the bench, the sample on its way, and what you improved. Ask whoever can be seen on them.',
        ja: '作業台、試料の流れ、改善した点の三枚をユーザーフォーラムのアルバムに載せてください。写っている方の了承を得てください。',
        id: 'Muat tiga foto di album forum pengguna: meja kerja, alur sampel, dan hal yang Anda perbaiki. Minta izin orang yang terlihat.',
        'zh-CN':
          '在用户论坛的相册里放三张照片：工作台、样品流程和您的改进。请征得照片中人物的同意。',
      },
      stage: {
        en: 'Share the album',
        ja: 'アルバムを共有する',
        id: 'Bagikan albumnya',
        'zh-CN': '分享相册',
      },
      criteria:
        'Three pictures of a laboratory with one of our analysers; nothing confidential on them.',
    },
  ),
  challenge(
    'note',
    { published: 90, points: 100, takes: 'TEXT' },
    {
      title: {
        en: 'Propose an application note',
        ja: 'アプリケーションノートを提案する',
        id: 'Usulkan catatan aplikasi',
        'zh-CN': '提议一篇应用指南',
      },
      summary: {
        en: 'Which measurement should we describe next?',
        ja: '次はどの測定を解説すればよいでしょうか。',
        id: 'Pengukuran apa yang sebaiknya kami jelaskan berikutnya?',
        'zh-CN': '接下来我们该介绍哪种测量？',
      },
      instructions: {
        en: 'Name the sample, what you look for, and what is difficult about it. Our laboratory picks one proposal every month.',
        ja: '試料、測りたいもの、難しい点を教えてください。当社のラボが毎月一件を選びます。',
        id: 'Sebutkan sampelnya, apa yang dicari, dan apa sulitnya. Laboratorium kami memilih satu usulan setiap bulan.',
        'zh-CN': '请写明样品、检测目标和难点。我们的实验室每月选择一项。',
      },
      stage: {
        en: 'Write your proposal',
        ja: '提案を書く',
        id: 'Tulis usulan Anda',
        'zh-CN': '写下您的提议',
      },
      criteria: 'A sample, a question and a difficulty that others share.',
    },
  ),
  challenge(
    'question',
    { published: 60, points: 60, takes: 'TEXT' },
    {
      title: {
        en: 'Your question for the autumn webinar',
        ja: '秋のウェビナーへの質問',
        id: 'Pertanyaan Anda untuk webinar musim gugur',
        'zh-CN': '您向秋季网络研讨会的提问',
      },
      summary: {
        en: 'We answer the ten best ones live.',
        ja: '特に優れた十問に、当日お答えします。',
        id: 'Sepuluh yang terbaik kami jawab langsung.',
        'zh-CN': '我们将现场回答最好的十个问题。',
      },
      instructions: {
        en: 'Ask what you would ask our engineers at your own bench.',
        ja: '目の前に当社の技術者がいたら聞きたいことを書いてください。',
        id: 'Tanyakan apa yang akan Anda tanyakan kepada insinyur kami di meja kerja Anda.',
        'zh-CN': '写下您在自己的工作台前会问我们工程师的问题。',
      },
      stage: {
        en: 'Ask it',
        ja: '質問を書く',
        id: 'Tulis pertanyaannya',
        'zh-CN': '写下问题',
      },
      criteria: 'A question about measuring that our engineers can answer.',
    },
  ),
  challenge(
    'article',
    { published: 55, points: 80, takes: 'LINK' },
    {
      title: {
        en: 'Bring our article to your trade',
        ja: '業界の仲間に記事を紹介する',
        id: 'Bagikan artikel kami ke bidang Anda',
        'zh-CN': '把我们的文章分享给同行',
      },
      summary: {
        en: 'The article on drift is free to share, with your comment.',
        ja: 'ドリフトについての記事を、ひと言添えて紹介してください。',
        id: 'Artikel tentang drift bebas dibagikan, dengan komentar Anda.',
        'zh-CN': '关于漂移的文章可以自由分享，请加上您的评论。',
      },
      instructions: {
        en: 'Share it where people of your trade read, and add what you would have written differently.',
        ja: '業界の方が読む場所で紹介し、ご自身なら違う書き方をする点を添えてください。',
        id: 'Bagikan di tempat yang dibaca orang di bidang Anda, dan tambahkan apa yang akan Anda tulis secara berbeda.',
        'zh-CN': '请分享到同行会看的地方，并写明您会有哪些不同写法。',
      },
      stage: {
        en: 'Share it',
        ja: '紹介する',
        id: 'Bagikan',
        'zh-CN': '分享文章',
      },
      criteria: 'A public post with the article and a comment of their own.',
    },
  ),
  challenge(
    'video',
    { published: 40, points: 250, takes: 'LINK' },
    {
      title: {
        en: 'One minute on your bench',
        ja: '作業台からの一分動画',
        id: 'Satu menit dari meja kerja Anda',
        'zh-CN': '工作台上的一分钟',
      },
      summary: {
        en: 'A short film of one handling that newcomers get wrong.',
        ja: '初めての人が間違えやすい操作を、短い動画で。',
        id: 'Film pendek tentang satu langkah yang sering keliru oleh pemula.',
        'zh-CN': '用短片演示一个新手容易出错的操作。',
      },
      instructions: {
        en: 'Film with a telephone, in your language, without faces if you like. We add subtitles.',
        ja: 'スマートフォンで、お好きな言語で撮影してください。顔は写さなくても構いません。字幕は当社で付けます。',
        id: 'Rekam dengan ponsel, dalam bahasa Anda, tanpa wajah bila Anda mau. Kami menambahkan teks terjemahan.',
        'zh-CN': '用手机拍摄，使用您的语言，可以不露脸。字幕由我们添加。',
      },
      stage: {
        en: 'Share the film',
        ja: '動画を共有する',
        id: 'Bagikan filmnya',
        'zh-CN': '分享短片',
      },
      criteria: 'A film of about a minute that shows one handling of our product.',
    },
  ),
];
