using Delivery.Domain.Ordering.Agreements;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Home;

/// <summary>How a year's responsibility letter stands, as the street's first page shows it.</summary>
internal static class LetterMark
{
    public static Mark Of(AgreementStanding letter) =>
        letter switch
        {
            AgreementStanding.InForce => new Mark("已生效", Tone.Ok),
            AgreementStanding.Waiting => new Mark("待协会会签"),
            AgreementStanding.ToSignAgain => new Mark("文本已更新，待签", Tone.Warn),
            AgreementStanding.ToSign => new Mark("待签署", Tone.Warn),
            _ => new Mark("文本还没有公布"),
        };
}
