using Delivery.Domain;

namespace Delivery.Functions.Web.Typed;

public static partial class FormFields
{
    private static Dictionary<string, FormField> OfTheOffice =>
        new(StringComparer.Ordinal)
        {
            // Film crews.
            ["purpose"] = Field(TextKind.Paragraph, "拍什么", 500),
            ["film"] = Field(TextKind.Line, "影片的网址", 500),
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
            ["aesKey"] = Field(TextKind.Code, "EncodingAESKey"),
            ["inbox"] = Field(TextKind.Code, "工作号"),
            ["template"] = Field(TextKind.Code, "通知用的模板编号"),
            ["url"] = Field(TextKind.Line, "接收地址", 500),
            ["orders"] = Field(TextKind.Code, "通知订单"),
            ["channel"] = Field(TextKind.Code, "渠道"),
            // Streets merged and split.
            ["other"] = Field(TextKind.Code, "另一个街镇的代码"),
            ["part"] = Field(TextKind.Number, "划出的配额"),
            // The audit log.
            ["by"] = Field(TextKind.Line, "谁"),
            ["subject"] = Field(TextKind.Line, "对象或说明"),
            // Settings.
            ["value"] = Field(TextKind.Line, "数值"),
            ["from"] = Field(TextKind.Number, "生效日期"),
        };
}
