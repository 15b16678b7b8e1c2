using Delivery.Domain;
using Delivery.Domain.Feedback.News;

namespace Delivery.Functions.Web.Typed;

/// <param name="Label">As the page calls it, for the sentence that refuses it.</param>
public sealed record FormField(TextKind Kind, string Label, int Longest);

/// <summary>
/// Every field of every form, by the name it is posted under; what stands in brackets behind a name only says whose it is.
/// A test holds this list to the pages.
/// </summary>
public static class FormFields
{
    private static readonly Dictionary<string, FormField> Known = new(StringComparer.Ordinal)
    {
        // In every form.
        ["formKey"] = Field(TextKind.Code, "表单编号", 200),
        ["act"] = Field(TextKind.Code, "操作"),
        ["reason"] = Field(TextKind.Paragraph, "理由"),
        ["comment"] = Field(TextKind.Paragraph, "意见"),
        ["answer"] = Field(TextKind.Paragraph, "答复"),
        ["decision"] = Field(TextKind.Code, "决定"),
        ["email"] = Field(TextKind.Email, "邮箱"),
        // Files of registers, and lists as files.
        ["register"] = Field(TextKind.Code, "登记"),
        ["mode"] = Field(TextKind.Code, "录入方式"),
        ["content"] = Field(TextKind.Code, "文件内容", 1_500_000),
        ["month"] = Field(TextKind.Code, "月份"),
        ["season"] = Field(TextKind.Code, "季度"),
        // The audit log and keys of other systems.
        ["day"] = Field(TextKind.Number, "日期"),
        ["system"] = Field(TextKind.Code, "系统名称"),
        ["scope"] = Field(TextKind.Code, "权限"),
        ["fingerprint"] = Field(TextKind.Code, "密钥指纹"),
        // The order.
        ["discipline"] = Field(TextKind.Code, "项目"),
        ["fundingStream"] = Field(TextKind.Code, "经费渠道"),
        ["expected"] = Field(TextKind.Number, "预计人数"),
        ["ages"] = Field(TextKind.Line, "年龄", 50),
        ["level"] = Field(TextKind.Line, "基础", 50),
        ["requestedTeacher"] = Field(TextKind.Code, "想请的老师"),
        ["lessonDate"] = Field(TextKind.Number, "日期"),
        ["lessonStart"] = Field(TextKind.Number, "开始时间"),
        ["lessonMinutes"] = Field(TextKind.Number, "分钟数"),
        ["acceptsHolidays"] = Field(TextKind.Code, "节假日上课"),
        ["venueName"] = Field(TextKind.Title, "场地"),
        ["venueAddress"] = Field(TextKind.Line, "地址"),
        ["indoor"] = Field(TextKind.Code, "室内还是室外"),
        ["orderingName"] = Field(TextKind.Name, "申报人姓名"),
        ["orderingPhone"] = Field(TextKind.Phone, "申报人手机"),
        ["orderingEmail"] = Field(TextKind.Email, "申报人邮箱"),
        ["deliveryName"] = Field(TextKind.Name, "执行负责人姓名"),
        ["deliveryPhone"] = Field(TextKind.Phone, "执行负责人手机"),
        ["deliveryEmail"] = Field(TextKind.Email, "执行负责人邮箱"),
        ["order"] = Field(TextKind.Code, "订单"),
        ["draft"] = Field(TextKind.Code, "草稿"),
        ["question"] = Field(TextKind.Line, "对这一项的问题"),
        ["notes"] = Field(TextKind.Paragraph, "说明"),
        // Finding a teacher.
        ["remark"] = Field(TextKind.Line, "想对街镇说的话"),
        ["teacher"] = Field(TextKind.Code, "老师"),
        ["ask"] = Field(TextKind.Code, "要问的老师"),
        ["holdReason"] = Field(TextKind.Line, "暂停的原因"),
        ["giveUpReason"] = Field(TextKind.Line, "放弃的原因"),
        // The lesson and the month's feedback.
        ["headcount"] = Field(TextKind.Number, "到课人数"),
        ["delivered"] = Field(TextKind.Code, "是否上课"),
        ["teaching"] = Field(TextKind.Number, "教学评分"),
        ["punctuality"] = Field(TextKind.Number, "准时评分"),
        ["organisation"] = Field(TextKind.Number, "组织评分"),
        // Enrolment, the roster, and what is prepared of a course.
        ["birth"] = Field(TextKind.Number, "出生年份或年龄"),
        ["memberName"] = Field(TextKind.Name, "家人姓名"),
        ["memberBirth"] = Field(TextKind.Number, "家人出生年份或年龄"),
        ["guardianName"] = Field(TextKind.Name, "监护人姓名"),
        ["guardianPhone"] = Field(TextKind.Phone, "监护人手机"),
        ["consent"] = Field(TextKind.Code, "监护人同意"),
        ["enrolmentId"] = Field(TextKind.Code, "报名编号"),
        ["places"] = Field(TextKind.Number, "名额"),
        ["isOpen"] = Field(TextKind.Code, "开放网上报名"),
        ["pasted"] = Field(TextKind.Paragraph, "粘贴的名单", 60_000),
        ["prepared"] = Field(TextKind.Code, "准备情况"),
        ["here"] = Field(TextKind.Code, "签到"),
        ["walkIns"] = Field(TextKind.Number, "现场来的人数"),
        ["digits"] = Field(TextKind.Number, "手机号最后4位"),
        ["who"] = Field(TextKind.Code, "哪一位"),
        // The registers.
        ["version"] = Field(TextKind.Code, "版本", 200),
        ["seen"] = Field(TextKind.Code, "看过的提示"),
        ["differs"] = Field(TextKind.Code, "不一样的几项", 400),
        ["take"] = Field(TextKind.Code, "用哪一个"),
        ["code"] = Field(TextKind.Code, "代码"),
        ["name"] = Field(TextKind.Title, "名称"),
        ["district"] = Field(TextKind.Code, "所属区"),
        ["publishedName"] = Field(TextKind.Title, "联系处"),
        ["publishedPhone"] = Field(TextKind.Phone, "联系处电话"),
        ["personName"] = Field(TextKind.Name, "姓名"),
        ["phone"] = Field(TextKind.Phone, "手机"),
        ["grade"] = Field(TextKind.Title, "等级"),
        ["active"] = Field(TextKind.Code, "在用"),
        ["nameMayBePublished"] = Field(TextKind.Code, "同意公布姓名"),
        ["disciplines"] = Field(TextKind.Code, "项目"),
        ["homeDistrict"] = Field(TextKind.Code, "家在哪个区"),
        ["districts"] = Field(TextKind.Code, "还能去的区"),
        ["weeklyLimit"] = Field(TextKind.Number, "每周最多几节"),
        ["availability"] = Field(TextKind.Paragraph, "每周有空的时间"),
        ["unavailable"] = Field(TextKind.Paragraph, "请假"),
        ["accountName"] = Field(TextKind.Name, "户名"),
        ["bank"] = Field(TextKind.Title, "开户行"),
        ["account"] = Field(TextKind.Account, "账号"),
        ["idNumber"] = Field(TextKind.Account, "证件号"),
        ["category"] = Field(TextKind.Code, "类别"),
        ["defaultLessons"] = Field(TextKind.Number, "默认课时"),
        ["equipment"] = Field(TextKind.Paragraph, "器材"),
        ["off"] = Field(TextKind.Paragraph, "放假的日子"),
        ["work"] = Field(TextKind.Paragraph, "调休上班的周末"),
        ["opens"] = Field(TextKind.Number, "开放日期"),
        ["closes"] = Field(TextKind.Number, "截止日期"),
        // Changes and conduct.
        ["changeKind"] = Field(TextKind.Code, "更改什么"),
        ["violationKind"] = Field(TextKind.Code, "违规种类"),
        ["violationId"] = Field(TextKind.Code, "违规编号", 200),
        ["evidence"] = Field(TextKind.Paragraph, "依据"),
        ["on"] = Field(TextKind.Number, "发生日期"),
        ["course"] = Field(TextKind.Code, "课程编号"),
        ["grave"] = Field(TextKind.Code, "严重"),
        ["appeal"] = Field(TextKind.Paragraph, "申诉"),
        // The year's letter.
        ["letter"] = Field(TextKind.Paragraph, "责任书正文", 20_000),
        ["signer"] = Field(TextKind.Name, "签署人姓名"),
        ["agreed"] = Field(TextKind.Code, "已阅读并同意"),
        ["street"] = Field(TextKind.Code, "街镇"),
        // The year's plan.
        ["planSeason"] = Field(TextKind.Code, "季度"),
        ["planDiscipline"] = Field(TextKind.Code, "项目"),
        ["planLessons"] = Field(TextKind.Number, "课时"),
        ["planAudience"] = Field(TextKind.Line, "对象", 50),
        ["travel"] = Field(TextKind.Number, "老师交通"),
        ["water"] = Field(TextKind.Number, "饮水"),
        ["notices"] = Field(TextKind.Number, "告示和场地"),
        ["equipmentYuan"] = Field(TextKind.Number, "器材"),
        // The month's pay.
        ["line"] = Field(TextKind.Code, "工资单的一行"),
        ["lessonId"] = Field(TextKind.Code, "课时"),
        ["payslipId"] = Field(TextKind.Code, "工资单"),
        ["amount"] = Field(TextKind.Number, "金额"),
        ["result"] = Field(TextKind.Code, "转账结果"),
        ["failure"] = Field(TextKind.Line, "失败原因"),
        ["taxStatus"] = Field(TextKind.Code, "纳税身份"),
        ["corrects"] = Field(TextKind.Code, "更正的月份"),
        // Erasing a person.
        ["kind"] = Field(TextKind.Code, "哪一类人"),
        ["id"] = Field(TextKind.Line, "编号或邮箱"),
        // Fee norms and tax tables.
        ["norm"] = Field(TextKind.Code, "税前还是税后"),
        ["feesDanceAndAerobics"] = Field(TextKind.Paragraph, "操舞类课酬"),
        ["feesMartialArts"] = Field(TextKind.Paragraph, "武术类课酬"),
        ["feesOther"] = Field(TextKind.Paragraph, "其他类课酬"),
        ["feesLecture"] = Field(TextKind.Paragraph, "讲座课酬"),
        ["flatDeduction"] = Field(TextKind.Number, "定额减除"),
        ["flatUpTo"] = Field(TextKind.Number, "定额减除的收入上限"),
        ["deductionRate"] = Field(TextKind.Code, "减除比例"),
        ["brackets"] = Field(TextKind.Paragraph, "税率"),
        // News of courses.
        ["title"] = Field(TextKind.Line, "标题"),
        ["text"] = Field(TextKind.Paragraph, "正文", NewsRules.LongestText),
        ["without"] = Field(TextKind.Code, "去掉的照片", 200),
        ["courseId"] = Field(TextKind.Code, "课程编号"),
        // Unannounced visits.
        ["startedOnTime"] = Field(TextKind.Code, "准时开始"),
        ["teacherIsRight"] = Field(TextKind.Code, "老师是本人"),
        ["venueFits"] = Field(TextKind.Code, "场地合适"),
        ["count"] = Field(TextKind.Number, "抽几节"),
        ["seed"] = Field(TextKind.Number, "种子"),
        // Trainings.
        ["start"] = Field(TextKind.Number, "日期"),
        ["startTime"] = Field(TextKind.Number, "开始时间"),
        ["minutes"] = Field(TextKind.Number, "时长"),
        ["place"] = Field(TextKind.Title, "地点"),
        ["address"] = Field(TextKind.Line, "地址"),
        ["answerBy"] = Field(TextKind.Number, "报名截止日"),
        ["people"] = Field(TextKind.Paragraph, "谁来", 300),
        ["attended"] = Field(TextKind.Paragraph, "出席的人", 1000),
        // Channels of the programme and webhooks.
        ["nameEn"] = Field(TextKind.Title, "英文名称"),
        ["secret"] = Field(TextKind.Code, "AppSecret"),
        ["callbackToken"] = Field(TextKind.Code, "回调的 Token"),
        ["url"] = Field(TextKind.Line, "接收地址", 500),
        ["orders"] = Field(TextKind.Code, "通知订单"),
        ["channel"] = Field(TextKind.Code, "渠道"),
        // Settings.
        ["value"] = Field(TextKind.Line, "数值"),
        ["from"] = Field(TextKind.Number, "生效日期"),
    };

    private static readonly FormField Unknown = Field(TextKind.Line, "这一项");

    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>One that is not listed is a line, so that nothing is ever taken as it was typed.</summary>
    public static FormField Of(string name) => Known.GetValueOrDefault(Bare(name), Unknown);

    /// <summary>"headcount[3101…-01]" is "headcount".</summary>
    public static string Bare(string name) => name.Split('[')[0];

    private static FormField Field(TextKind kind, string label, int? longest = null) =>
        new(kind, label, longest ?? kind.Longest());
}
