namespace Delivery.Domain.Operation;

/// <summary>The stage of the service that a setting belongs to.</summary>
public enum SettingGroup
{
    Ordering,
    Matching,
    Teaching,
    Programme,
    Enrolment,
    Settlement,
    Conduct,
    Office,
    Mail,
    Retention,
}

public static class SettingGroups
{
    public static string Label(this SettingGroup group) =>
        group switch
        {
            SettingGroup.Ordering => "申报与审核",
            SettingGroup.Matching => "找老师",
            SettingGroup.Teaching => "上课",
            SettingGroup.Programme => "一周一览",
            SettingGroup.Enrolment => "报名",
            SettingGroup.Settlement => "每月结算",
            SettingGroup.Conduct => "更改与违规",
            SettingGroup.Office => "登录与联系方式",
            SettingGroup.Retention => "保存期限",
            _ => "邮件",
        };
}
