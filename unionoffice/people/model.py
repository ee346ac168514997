"""A person, once: member, applicant, relative or delegate are roles hung on it; working life and family as the
registration form lists them. Fields of domain.md 2.3 and 8.
"""

from __future__ import annotations

from dataclasses import dataclass

from unionoffice.fields import Kind, Sensitive, field, fields_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person as the file has them; days are ISO text."""

    no: int = 0
    id: str = ""
    name: str = field(
        Kind.NAME, "姓名", "Name", required=True, width=100, paper=24, group="基本信息",
        synonyms=(
            "名字", "会员姓名", "职工姓名", "员工姓名", "姓　名", "本人姓名", "人员姓名", "中文姓名", "工会会员姓名", "会员名称",
            "劳动者姓名",
        ),
        purpose="识别本人",
    )  # fmt: skip
    id_kind: str = field(
        Kind.CODE, "证件类型", "Document", codes="id_kind", required=True, default="resident", width=110, group="基本信息",
        synonyms=("证件种类", "证件名称", "证件类别", "有效证件类型", "身份证件类型", "身份证件种类", "证照类型"), purpose="识别本人",
    )  # fmt: skip
    id_number: str = field(
        Kind.ID_NUMBER, "证件号码", "Document number", required=True, sensitive=Sensitive.IDENTITY, width=170, paper=42,
        group="基本信息", limit=20,
        synonyms=(
            "身份证号", "身份证号码", "身份证", "公民身份号码", "居民身份证号码", "身份证件号码", "证件号", "身份号码", "居民身份证",
            "公民身份证号码", "有效证件号码", "有效身份证件号码", "个人身份证号", "本人身份证号", "身份证编号", "证件编号", "证照号码", "证号",
            "身份证号/护照号", "身份证/护照号码", "身份证（护照）号码", "ID", "ID No.",
        ),
        purpose="识别本人，防止重复登记（GB 11643）",
    )  # fmt: skip
    sex: str | None = field(
        Kind.CODE, "性别", "Sex", codes="sex", required=True, width=56, paper=10, group="基本信息", hint="由身份证号得出",
        purpose="统计；女职工权益",
    )  # fmt: skip
    birth: str | None = field(
        Kind.DATE, "出生日期", "Born on", required=True, width=100, paper=24, group="基本信息", hint="由身份证号得出",
        synonyms=("出生年月", "出生年月日", "生日", "出生时间", "出生", "生年月日"), purpose="统计；年龄条件",
    )  # fmt: skip
    ethnicity: str | None = field(
        Kind.CODE,
        "民族",
        "Ethnic group",
        codes="ethnicity",
        width=70,
        paper=14,
        group="基本信息",
        synonyms=("族别", "民族成份", "民族成分"),
        purpose="统计（GB/T 3304）",
    )
    political_status: str | None = field(
        Kind.CODE, "政治面貌", "Political status", codes="political_status", width=100, paper=20, group="基本信息",
        synonyms=("党派", "政治面目", "政治身份"), purpose="统计（GB/T 4762）",
    )  # fmt: skip
    education: str | None = field(
        Kind.CODE, "学历", "Education", codes="education", width=90, paper=18, group="基本信息",
        synonyms=("文化程度", "最高学历", "学　历", "学历层次", "受教育程度", "教育程度", "文化水平"), purpose="统计（GB/T 4658）",
    )  # fmt: skip
    native_place: str | None = field(
        Kind.TEXT, "籍贯", "Native place", limit=60, width=120, paper=24, group="基本信息", synonyms=("祖籍",), purpose="入会登记表",
    )  # fmt: skip
    phone: str | None = field(
        Kind.PHONE, "手机号码", "Mobile", sensitive=Sensitive.PHONE, width=120, paper=26, group="联系",
        synonyms=(
            "联系电话", "手机", "手机号", "电话", "联系方式", "移动电话", "本人电话", "电话号码", "联系手机", "本人手机", "个人电话",
            "手机电话", "联系号码", "本人联系电话",
        ),
        purpose="联系；实名制",
    )  # fmt: skip
    address: str | None = field(
        Kind.TEXT, "住址", "Address", limit=200, sensitive=Sensitive.ADDRESS, width=220, paper=50, group="联系",
        synonyms=(
            "家庭住址", "现居地址", "居住地址", "现住址", "联系地址", "家庭地址", "现居住地址", "常住地址", "通讯地址", "居住地", "地址",
            "户籍地址",
        ),
        purpose="联系",
    )  # fmt: skip
    household_type: str | None = field(
        Kind.CODE, "户籍类型", "Registration", codes="household_type", width=90, paper=18, group="就业",
        synonyms=("户口性质", "户口类型", "户籍性质", "户籍", "户籍类别", "户口类别"), purpose="统计",
    )  # fmt: skip
    migrant: int | None = field(
        Kind.YES_NO, "是否农民工", "Migrant worker", width=80, paper=14, group="就业", synonyms=("农民工", "是否为农民工", "是否是农民工", "是否属于农民工"),
        purpose="统计",
    )  # fmt: skip
    marital: str | None = field(
        Kind.CODE,
        "婚姻状况",
        "Marital status",
        codes="marital",
        width=80,
        group="就业",
        synonyms=("婚否", "婚姻", "婚姻情况"),
        purpose="入会登记表",
    )
    skill_grade: str | None = field(
        Kind.CODE, "技术等级", "Skill grade", codes="skill_grade", width=90, group="就业",
        synonyms=("职业技能等级", "技能等级", "技术工人等级", "工人技术等级"), purpose="统计",
    )  # fmt: skip
    professional_title: str | None = field(
        Kind.TEXT,
        "职称",
        "Professional title",
        limit=40,
        width=90,
        group="就业",
        synonyms=("专业技术职称", "技术职称", "专业技术职务", "专业职称"),
        purpose="入会登记表",
    )
    skills: str | None = field(
        Kind.TEXT, "特长", "Skills", limit=100, width=120, group="就业",
        synonyms=("个人特长", "业务特长", "爱好特长", "特长爱好", "专业特长"), purpose="入会登记表",
    )  # fmt: skip
    model_worker: str | None = field(
        Kind.CODE, "劳模类型", "Model worker", codes="model_worker", width=100, group="就业",
        synonyms=("劳模", "是否劳模", "劳模级别"), purpose="劳模服务",
    )  # fmt: skip
    photo: str | None = field(
        Kind.PHOTO, "照片", "Photo", importable=False, exported=False, group="基本信息", purpose="会员证、登记表"
    )
    consent_on: str | None = field(
        Kind.DATE, "告知同意日期", "Consent on", width=100, group="联系", synonyms=("知情同意日期",),
        purpose="个人信息保护法第十三条、第十七条",
    )  # fmt: skip
    merged_into: int | None = None


PERSON_FIELDS = fields_of(Person)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One line of a person's working life; a month is its first day, no `until` means to this day."""

    since: str | None = field(Kind.DATE, "起始", "From", width=96, hint="2008-07", purpose="入会登记表")
    until: str | None = field(Kind.DATE, "截止", "Until", width=96, hint="至今", purpose="入会登记表")
    place: str = field(
        Kind.TEXT, "单位", "Workplace", required=True, default="", limit=100, width=220, purpose="入会登记表"
    )
    post: str | None = field(Kind.TEXT, "职务", "Post held", limit=60, width=120, purpose="入会登记表")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """One member of a person's family, as the registration form lists them."""

    relation: str = field(
        Kind.CODE,
        "关系",
        "Relation",
        codes="relation",
        required=True,
        default="",
        width=96,
        purpose="入会登记表；困难帮扶",
    )
    name: str = field(Kind.NAME, "姓名", "Name", required=True, default="", width=110, purpose="入会登记表；困难帮扶")
    workplace: str | None = field(
        Kind.TEXT, "工作单位", "Workplace", limit=100, width=220, purpose="入会登记表；困难帮扶"
    )
    phone: str | None = field(
        Kind.PHONE, "联系电话", "Phone", sensitive=Sensitive.PHONE, width=120, purpose="入会登记表；困难帮扶"
    )


WORK_FIELDS, RELATIVE_FIELDS = fields_of(Work), fields_of(Relative)
