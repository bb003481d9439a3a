"""Whether a question can stand alone, or asks something of what was spoken of before."""

import re

from index.normalise import comparable
from qa.question import content

# A question that begins with what is asked has no subject of its own.
_BEGINS = re.compile(
    r"^(?:那|那么|如果|要是|假如)?(?:可不?可?以|能不?能?|要不?要?|需不?需?要|会不?会?|应该?当?|必须|是否|有没有|没有|不|由谁|谁来|谁|找谁|去哪|怎么|怎样|如何|多久|多长"
    r"|什么时候|何时|有(?!关)[一-龥]{1,3}吗|最[多少高低晚迟]|违反|超过|逾期|罚|处罚|向谁|到哪|凭什么|为什么|有什么|有哪些|还有|具体|期限|有效期|条件|费用|材料|结果|从哪|从什么|到期|快到期|钱)"
)
# What is asked of a thing, and is no thing by itself.
_RELATIONAL = re.compile(
    r"有效期限?|期限|时限|时间|条件|材料|资料|费用|标准|程序|流程|手续|处罚|罚款?|责任|后果|例外|范围|比例|金额|对象|主体|部门|依据|理由|目的|原因|方式|要求|规定"
    r"|措施|内容|义务|权利|提交|提供|办理|申请|违反|违法|超过|逾期|不[服交办报做]|没有|的话|怎么办|会|多久|多长|多久|钱|天|年|次|有|要|能|可以|需要|应当|必须|到|去|找|向|来|做|办|查|管|说|交"
    r"|结果|用来|用在|用于|干嘛|干什么|干啥|起算|计算|到期|快|届满|期满|提前|延续|续|出(?=$|[?？])|从"
)
_MOST = 2  # characters beside these with which a question still says nothing of its own
_LONGEST = 14
_FEW = 7  # characters of content with which a question may still be about what was spoken of


def depends(question: str) -> bool:
    """Whether a question leaves unsaid what it is about.

    >>> depends("罚多少钱？"), depends("劳动者加班工资怎么算？")
    (True, False)
    """
    plain = comparable(question).strip("?？。 ,，")
    if len(plain) > _LONGEST or not _BEGINS.search(plain):
        return False
    rest = re.sub(r"\W", "", _RELATIONAL.sub("", content(_RELATIONAL.sub("", plain))))
    return len(rest) <= _MOST


def may_depend(question: str) -> bool:
    """Whether a question says so little that it may be about what was spoken of before."""
    return len(re.sub(r"\W", "", content(comparable(question)))) <= _FEW
