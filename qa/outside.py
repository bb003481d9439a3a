"""What is no question about what the documents say: talk, advice, predictions, other tasks.

Told by the wording alone, and narrowly: to turn away a question that the documents answer is as bad
as to answer one that they do not.
"""

import re
from typing import Literal

from index.normalise import comparable

Outside = Literal[
    "greeting", "identity", "thanks", "goodbye", "talk", "advice", "prediction", "opinion", "task"
]

_PARTICLES = r"[呀啊哦呢吗嘛吧哈啦喽了的哟噢\s,，.。!！?？~～…、;；:：'’]*"
_GREETING = (
    r"(?:你好|您好|大家好|早上好|上午好|中午好|下午好|晚上好|早安|晚安|嗨|哈喽|hello|hi"
    r"|hey|good (?:morning|afternoon|evening))"
)
_THERE = r"(?:在|有人|你在|在不在|有人在|are you there)"
_THANKS = (
    r"(?:好的?|行|嗯+|ok|okay|明白|知道|懂|了解|收到|清楚|谢谢|多谢|感谢|太感谢|谢|辛苦|非常|十分|你|您|大家|帮助|帮忙|的|我|没问题"
    r"|没事|thanks|thank you|very much|a lot|so much|got it|great|cool)"
)
_GOODBYE = r"(?:再见|拜拜|拜|回见|明天见|下次见|回头见|先这样|bye|goodbye|see you(?: later)?)"
_WHOLE: tuple[tuple[Outside, re.Pattern[str]], ...] = (
    (
        "greeting",
        re.compile(rf"(?:{_PARTICLES}(?:{_GREETING}|{_THERE}))+{_PARTICLES}", re.IGNORECASE),
    ),
    ("thanks", re.compile(rf"(?:{_PARTICLES}{_THANKS})+{_PARTICLES}", re.IGNORECASE)),
    (
        "goodbye",
        re.compile(rf"(?:{_PARTICLES}(?:{_THANKS}|{_GOODBYE}))+{_PARTICLES}", re.IGNORECASE),
    ),
)
_IDENTITY = re.compile(
    r"^(?:请问|那|,|\s)*(?:你|您)(?:到底|究竟)?(?:是谁|叫什么(?:名字)?|是(?:什么|哪个|哪家|人|真人|机器人|人工智能|ai|机器)"
    r"|(?:能|可以|会)(?:帮我)?(?:做|干|回答|帮|查)(?:些|点|到)?(?:什么|啥|哪些)|有(?:什么|哪些)(?:功能|用|本事))"
    r"|^(?:who|what) are you\b|^what can (?:you|i)\b.{0,12}(?:do|ask)|^are you (?:a "
    r"|an )?(?:robot|bot|human|ai|real)",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"(?:讲|说|来)(?:一?个|点|段)?(?:笑话|故事|段子)|唱(?:一?首|个)?歌|陪我聊|(?:我|今天|最近|真是?)?好(?:累|困|饿|无聊|烦|开心|难过)啊?"
    r"|(?:今天|明天|后天|现在|这几天|周末).{0,8}(?:天气|下雨|下雪|气温|几度)|天气(?:怎么样|如何|好不好)|要?带伞吗"
    r"|(?:你|您)(?:吃饭|睡觉|几岁|多大|喜欢|爱我|有女朋友|有男朋友)"
    r"|tell (?:me )?a joke|(?:what'?s|how'?s|how is|what is) the weather",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"告(?:得|不)?赢|告不告得赢|能胜诉|胜诉(?:的)?(?:概率|几率|可能|把握|机会|率)|打(?:得|不)?赢(?:这?场?官司)?|官司.{0,8}(?:能|会|得)?赢"
    r"|(?:该|应该|应当|最好)?(?:选|找|请|推荐|挑)(?:一?个|一?家|一?位|哪[个家位])?.{0,6}(?:律所|律师(?:事务所)?)(?:比较|最|更)?(?:好|靠谱|合适|厉害|划算)?[?？吗呢]*$"
    r"|(?:哪|推荐).{0,4}(?:律所|律师).{0,4}(?:好|靠谱|厉害|便宜|合适)|推荐.{0,4}(?:律所|律师)"
    r"|(?:我|咱)(?:们)?.{0,12}(?:该不该|要不要|值不值得?)(?:起诉|上诉|打官司|告|和解|签|投|买|接受)"
    r"|(?:股票|股市|基金|房价|彩票).{0,8}(?:现在|最近|今天|眼下).{0,3}(?:能|可以|值得|该)(?:不能|不该)?买|(?:股票|股市|基金|房价).{0,6}会不?会?[涨跌]"
    r"|(?:起诉|诉讼|仲裁|打官司|上法院|告(?:他|她|它|他们|对方|公司|厂家|商家|老板)).{0,8}(?:能|会|可以)(?:不能|不会)?(?:打|告)?(?:得|不)?[赢胜]"
    r"|(?:我|咱|俺)(?:们)?(?:到底|究竟)?(?:该|应该|是)(?:不该)?(?:去|选|在|到|买|跟|和|留|进|签|投).{1,16}(?:还是.{1,12}|离婚|分手|好)[?？吗呢]*$"
    r"|(?:我|咱|俺)(?:们)?.{0,12}该不该.{0,8}(?:离婚|结婚|分手|辞职|跳槽|创业|搬家|开店|考研|投资|买房|卖房)"
    r"|(?:选|挑|找|买|用|投)(?:哪[个家款种只支套]|什么).{1,10}(?:好|靠谱|合适|划算|赚钱|便宜|省钱)[?？吗呢啊]*$"
    r"|\b(?:can|will|would|could) (?:i|we) win\b|\bshould (?:i|we) (?:sue|appeal|settle"
    r"|hire)\b|\brecommend\b.{0,20}\b(?:lawyer|law firm|attorney)\b",
    re.IGNORECASE,
)
_LATER = (
    r"(?:明年|后年|大后年|将来|未来(?:几年|一年|[两三五十]年)?|今后|以后|往后|下一年"
    r"|过几年|接下来|下半年)"
)
_CHANGE = (
    r"(?:提高|降低|上调|下调|上涨|上升|下降|调整|调高|调低|废止|废除|取消|修改|修订|放宽"
    r"|放松|收紧|从严|涨|跌|出台|变|改)"
)
_PREDICTION = re.compile(
    rf"{_LATER}.{{0,20}}(?:会不会|会(?!同|议|员|计)|是否会|能不能|有没有可能|可能).{{0,12}}{_CHANGE}"
    rf"|(?:会不会|是否会|会).{{0,6}}{_LATER}.{{0,6}}{_CHANGE}"
    r"|^(?:请|帮我|麻烦|你)?预测(?:一下|下)?|(?:你|您)(?:估计|预计|预测|猜)|(?:最后|最终|到时候?).{0,4}(?:能不能|能否|会不会|能)(?:达标|达到|完成|实现|做到)"
    r"|\bwill\b.{0,40}\b(?:next year|in the future|be (?:raised|lowered|repealed"
    r"|abolished))\b|\bpredict\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"(?:你|您)(?:个人)?(?:觉得|认为|怎么看|怎样看|如何看待|看好|更喜欢|支持哪)|(?:谈谈|说说|讲讲)(?:你|您)?的?(?:个人)?(?:看法|观点|意见|感想)"
    r"|\bdo you (?:think|prefer|like)\b|\byour (?:personal )?opinion\b",
    re.IGNORECASE,
)
_WRITE = (
    r"(?:诗|绝句|律诗|对联|代码|程序|脚本|函数|作文|文案|歌词|小说|检讨|邮件|简历|贺词"
    r"|(?:演讲|讲话|发言|新闻|主持|宣传)稿|致辞|标语|PPT|(?:起诉|答辩|上诉|申诉|律师)(?:状|书|函)|合同)"
)
_TASK = re.compile(
    rf"(?:帮我|替我|给我|请|帮忙|麻烦你?)?(?:写|起草|草拟|拟|编|作|画|做)(?:一?[份首篇段封个副]|点){{1}}.{{0,14}}{_WRITE}"
    rf"|(?:帮我|替我|给我|帮忙)(?:写|起草|草拟|拟|编).{{0,10}}{_WRITE}"
    r"|翻译(?:成|为|一下)|译成(?:英|法|日|德|俄|中)文|算(?:一下|下)?[\d(（][\d\s+\-*/×÷().（）]+|[\d.]+\s*[+*/×÷]\s*[\d.]+\s*(?:=|等于)"
    r"|(?:等额本[息金]|每个?月(?:要)?还(?:款)?多少)"
    r"|\bwrite (?:me )?an? (?:poem|song|story|essay|python|script|program|letter|email)\b"
    r"|\btranslate\b.{0,40}\binto\b",
    re.IGNORECASE,
)
_SAID: tuple[tuple[Outside, re.Pattern[str]], ...] = (
    ("identity", _IDENTITY),
    ("talk", _TALK),
    ("task", _TASK),
    ("advice", _ADVICE),
    ("prediction", _PREDICTION),
    ("opinion", _OPINION),
)
_SMALL = 30  # characters of a message that may be small talk
_TALKING: frozenset[Outside] = frozenset({"greeting", "identity", "thanks", "goodbye", "talk"})


def outside(question: str) -> Outside | None:
    """What a message is that asks nothing of the documents; None for a question to them.

    >>> outside("你好呀，在吗？"), outside("你好，电梯由谁维护？"), outside("我能告赢吗")
    ('greeting', None, 'advice')
    """
    plain = comparable(question)
    if len(plain) <= _SMALL:
        for kind, whole in _WHOLE:
            if whole.fullmatch(plain):
                return kind
    return next((kind for kind, said in _SAID if said.search(plain)), None)


def is_talk(kind: Outside) -> bool:
    """Whether it wants no answer from the documents at all, not even the nearest clause."""
    return kind in _TALKING
