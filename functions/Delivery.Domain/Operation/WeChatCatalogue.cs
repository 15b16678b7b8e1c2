using Delivery.Domain.Teaching;

namespace Delivery.Domain.Operation;

/// <summary>The settings of what comes from the official account (domain.md, section 8).</summary>
internal static class WeChatCatalogue
{
    private static readonly SettingPart<LessonSettings> Teaching = new(
        SettingGroup.Teaching,
        all => all.Teaching,
        (all, part) => all with { Teaching = part }
    );

    public static IReadOnlyList<Setting> All { get; } =
    [
        Teaching.Whole(
            "wechat-lesson-hours",
            "下课后几小时内从微信发来的照片和视频算这节课的",
            "小时",
            (1, 72),
            of => of.WeChatLessonHours,
            (of, hours) => of with { WeChatLessonHours = hours },
            "几小时内有几节课的，会问是哪一节。"
        ),
        Teaching.Whole(
            "wechat-answer-hours",
            "从微信发来的文件等几小时回复“是哪节课的”",
            "小时",
            (1, 70),
            of => of.WeChatAnswerHours,
            (of, hours) => of with { WeChatAnswerHours = hours },
            "微信只保留文件三天。"
        ),
    ];
}
