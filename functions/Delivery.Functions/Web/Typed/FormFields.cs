using Delivery.Domain;

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
        ["notes"] = Field(TextKind.Paragraph, "说明"),
        // Finding a teacher.
        ["remark"] = Field(TextKind.Line, "想对街镇说的话"),
        ["teacher"] = Field(TextKind.Code, "老师"),
        ["giveUpReason"] = Field(TextKind.Line, "放弃的原因"),
        // The lesson and the month's feedback.
        ["headcount"] = Field(TextKind.Number, "到课人数"),
        ["delivered"] = Field(TextKind.Code, "是否上课"),
        ["teaching"] = Field(TextKind.Number, "教学评分"),
        ["punctuality"] = Field(TextKind.Number, "准时评分"),
        ["organisation"] = Field(TextKind.Number, "组织评分"),
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
        // The month's pay.
        ["line"] = Field(TextKind.Code, "工资单的一行"),
        ["lessonId"] = Field(TextKind.Code, "课时"),
        ["payslipId"] = Field(TextKind.Code, "工资单"),
        ["amount"] = Field(TextKind.Number, "金额"),
        ["result"] = Field(TextKind.Code, "转账结果"),
        ["failure"] = Field(TextKind.Line, "失败原因"),
        // Channels of the programme and webhooks.
        ["nameEn"] = Field(TextKind.Title, "英文名称"),
        ["title"] = Field(TextKind.Title, "名称"),
        ["kind"] = Field(TextKind.Code, "种类"),
        ["address"] = Field(TextKind.Code, "地址", 254),
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
