using Azure;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Ordering.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Workflow;
using Delivery.Pages.Ordering.Agreements;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Ordering.Agreements;

/// <summary>The versions of the responsibility letter. What streets may have signed is never changed: another text is another version.</summary>
public sealed class AgreementTextRegister(Registers registers, TimeProvider clock)
    : RegisterKind<AgreementText>(registers.AgreementTexts)
{
    public override string Path => Paths.AgreementTexts;

    public override string Name => "责任书文本";

    public override string About =>
        "每年的责任书。街镇签最新的一版；正文保存后不能改，要改就新增一版，到生效日街镇须重新签署。";

    public override EntryField Code { get; } =
        new("code", "版本", Hint: "年份；同一年的第二版写成 2027-2", Required: true);

    public override IReadOnlyList<string> Columns { get; } = ["责任书", "公布", "申报须签这一版"];

    private DateOnly Today => ShanghaiTime.DateOf(clock.GetUtcNow());

    public override Task<IReadOnlyList<FieldGroup>> GroupsAsync() =>
        Task.FromResult(AgreementTextFields.Groups(Today.Year));

    public override Task<EntryValues> NewAsync() =>
        Task.FromResult(
            AgreementTextFields.ValuesOf(
                new AgreementText("", SampleLetter.Of(Today.Year + 1), new DateOnly(Today.Year + 1, 1, 1), Today)
            )
        );

    public override string TitleOf(AgreementText entry) => $"{entry.Year}年责任书（{entry.Version}）";

    public override EntryValues ValuesOf(AgreementText entry) => AgreementTextFields.ValuesOf(entry);

    public override IReadOnlyList<string> CellsOf(AgreementText entry) =>
        [Dates.FullDay(entry.PublishedOn), $"{Dates.FullDay(entry.From)}起"];

    public override EntryRead<AgreementText> Read(string code, EntryValues typed, AgreementText? known)
    {
        var from = CalendarRegister.ReadDay(typed["from"]);
        var text = Text(code, typed["letter"], from ?? default, known);
        return new EntryRead<AgreementText>(
            text,
            from is null
                ? [new FieldError("from", "请填写生效日期，例如 2027-01-01")]
                : FormErrors.Of(AgreementTexts.Check(text, known)).All
        );
    }

    private AgreementText Text(string version, string letter, DateOnly from, AgreementText? known) =>
        new(version, letter, from, known?.PublishedOn ?? Today);

    public override async Task<IReadOnlyList<string>> MovesAsync(AgreementText entry)
    {
        var known = await FindAsync(entry.Version);
        return known is null
                ? [$"保存后街镇就能签这一版，并会收到邮件；从{Dates.FullDay(entry.From)}起，没有签这一版的街镇不能申报"]
            : known.Value.From != entry.From
                ? [$"申报须签这一版的日子：原为{Dates.FullDay(known.Value.From)}，将改为{Dates.FullDay(entry.From)}"]
            : [];
    }

    public override async Task<PutResult> SaveAsync(Call call, string code, AgreementText entry, ETag ifMatch) =>
        (await Register.PutAsync(call, new Act("letter.put", code), code, entry, ifMatch)).Result;
}
