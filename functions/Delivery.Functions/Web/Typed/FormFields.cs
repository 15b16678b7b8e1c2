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
        // The month's pay.
        ["line"] = Field(TextKind.Code, "工资单的一行"),
        ["lessonId"] = Field(TextKind.Code, "课时"),
        ["payslipId"] = Field(TextKind.Code, "工资单"),
        ["amount"] = Field(TextKind.Number, "金额"),
        ["result"] = Field(TextKind.Code, "转账结果"),
        ["failure"] = Field(TextKind.Line, "失败原因"),
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
